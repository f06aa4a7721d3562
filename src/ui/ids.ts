/** Every id that package.json contributes; a unit test holds the two against each other. */
export const commandIds = {
  startPractice: 'interviewCoach.startPractice',
  practiseTopic: 'interviewCoach.practiseTopic',
  nextQuestion: 'interviewCoach.nextQuestion',
  openQuestion: 'interviewCoach.openQuestion',
  openKata: 'interviewCoach.openKata',
  gradeKata: 'interviewCoach.gradeKata',
  cancelGrade: 'interviewCoach.cancelGrade',
  debugCase: 'interviewCoach.debugCase',
  pinCase: 'interviewCoach.pinCase',
  unpinCase: 'interviewCoach.unpinCase',
  showStatement: 'interviewCoach.showStatement',
  showHint: 'interviewCoach.showHint',
  compareWithSolution: 'interviewCoach.compareWithSolution',
  resetKata: 'interviewCoach.resetKata',
  openItem: 'interviewCoach.openItem',
  judgeAnswer: 'interviewCoach.judgeAnswer',
  chooseJudgeModel: 'interviewCoach.chooseJudgeModel',
} as const;

export const viewIds = { topics: 'interviewCoach.topics' } as const;
export const chatParticipantId = 'interviewCoach.interviewer';
/** Tools for language models. */
export const toolNames = {
  pickQuestion: 'interviewCoach_pickQuestion',
  gradeAnswer: 'interviewCoach_gradeAnswer',
  showProgress: 'interviewCoach_showProgress',
} as const;
export const panelType = 'interviewCoach.panel';
export const testControllerId = 'interviewCoach.katas';
export const solutionScheme = 'interview-coach-solution';

export const contextKeys = {
  /** The active editor holds a kata. */
  kataActive: 'interviewCoach.kataActive',
  /** The panel has the focus. */
  panelActive: 'interviewCoach.panelActive',
} as const;

export const configurationSection = 'interviewCoach';
export const settingIds = {
  kataFolder: 'interviewCoach.kataFolder',
  gradeOn: 'interviewCoach.gradeOn',
  timeLimit: 'interviewCoach.timeLimit',
  newItemsPerDay: 'interviewCoach.newItemsPerDay',
  reviewsPerDay: 'interviewCoach.reviewsPerDay',
  retention: 'interviewCoach.retention',
  maximumInterval: 'interviewCoach.maximumInterval',
  leechLapses: 'interviewCoach.leechLapses',
  dayStartHour: 'interviewCoach.dayStartHour',
  timeZone: 'interviewCoach.timeZone',
  judgeModel: 'interviewCoach.judgeModel',
} as const;
