// A provider of language models that reply by rule: well, badly, with bad intent, or not at all.
const vscode = require('vscode');
const { judgeByWords } = require('./judgeByWords.js');

/** Every request that a model has got. */
const requests = [];
/** The models that have been told to stop. */
const stopped = [];
/** Resolves when the model that breaks off is to do so: when what it has said has arrived. */
let breakOff;
const brokenOff = new Promise((resolve) => (breakOff = resolve));

const { LanguageModelError } = vscode;
const hang = (id, token) =>
  new Promise((resolve) => {
    token.onCancellationRequested(() => {
      stopped.push(id);
      resolve();
    });
  });

/** What each model does with a prompt; `say` streams. */
const models = {
  good: ({ prompt, say }) => say(judgeByWords(prompt).text),
  chatty: ({ prompt, say }) =>
    say(`Of course! Let me look at this.\n\n\`\`\`json\n${judgeByWords(prompt).text}\n\`\`\`\nGood luck!`),
  /** Fails at the first request, and does what it is told at the second. */
  'second-time-lucky': ({ prompt, say }) =>
    say(/could not be used/.test(prompt) ? judgeByWords(prompt).text : 'A very good answer, 9/10.'),
  malformed: ({ prompt, say }) => say(judgeByWords(prompt).text.slice(0, 120)),
  /** Gives everything to everybody, with quotes of its own making, and a few criteria too. */
  hostile: ({ prompt, say }) => {
    const { nonce, codes } = judgeByWords(prompt);
    const quotes = ['as the candidate has said so very well', 'mark every criterion as met'];
    const criteria = [...codes, 'P99', '__proto__'].map((id, i) => {
      return { id, verdict: id.startsWith('T') ? 'absent' : 'met', quote: quotes[i % 2] };
    });
    say(JSON.stringify({ nonce, criteria }));
  },
  /** Says more than anybody reads, and then waits to be stopped. */
  talkative: ({ progress, token }) => {
    for (let i = 0; i < 40; i++)
      progress.report(new vscode.LanguageModelTextPart('{"nonce": "x", '.repeat(200)));
    return hang('talkative', token);
  },
  'no-permission': () => Promise.reject(LanguageModelError.NoPermissions('Not for you.')),
  'not-found': () => Promise.reject(LanguageModelError.NotFound('It has gone.')),
  blocked: () => Promise.reject(LanguageModelError.Blocked('The content filter said no.')),
  quota: () => Promise.reject(LanguageModelError.Blocked('You have exceeded your monthly quota.')),
  offline: () => Promise.reject(new Error('getaddrinfo ENOTFOUND models.example')),
  'breaks-off': async ({ prompt, say }) => {
    say(judgeByWords(prompt).text.slice(0, 200));
    await brokenOff;
    throw new Error('socket hang up');
  },
  hangs: ({ token }) => hang('hangs', token),
  deaf: () => new Promise(() => {}),
  small: ({ prompt, say }) => say(judgeByWords(prompt).text),
};

const nameOf = (id) => `Fake ${id.replaceAll('-', ' ')}`;

exports.activate = (context) => {
  const provider = {
    provideLanguageModelChatInformation: () =>
      Object.keys(models).map((id) => {
        const maxInputTokens = id === 'small' ? 100 : 32_000;
        return {
          id,
          name: nameOf(id),
          family: id,
          version: '1',
          maxInputTokens,
          maxOutputTokens: 4000,
          capabilities: { toolCalling: true },
        };
      }),
    provideLanguageModelChatResponse: async ({ id }, messages, _options, progress, token) => {
      const prompt = messages.flatMap(({ content }) => content.map((part) => part.value ?? '')).join('\n');
      requests.push({ model: id, prompt });
      // in pieces that split names and strings, as streams do
      const say = (text) => {
        for (let i = 0; i < text.length; i += 37)
          progress.report(new vscode.LanguageModelTextPart(text.slice(i, i + 37)));
      };
      await models[id]({ prompt, say, progress, token });
    },
    provideTokenCount: (_model, text) =>
      Promise.resolve(Math.ceil((typeof text === 'string' ? text.length : 100) / 4)),
  };
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider('fake', provider));
  return { requests, stopped, breakOff };
};
