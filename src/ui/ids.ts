/** Every id that package.json contributes; a unit test holds the two against each other. */
export const commandIds = {
  startPractice: 'interviewCoach.startPractice',
  practiseTopic: 'interviewCoach.practiseTopic',
  reviewWrongItems: 'interviewCoach.reviewWrongItems',
  reviewFlashcards: 'interviewCoach.reviewFlashcards',
  reviewTopicFlashcards: 'interviewCoach.reviewTopicFlashcards',
  nextQuestion: 'interviewCoach.nextQuestion',
  skipItem: 'interviewCoach.skipItem',
  endPractice: 'interviewCoach.endPractice',
  moreNewItems: 'interviewCoach.moreNewItems',
  undoRating: 'interviewCoach.undoRating',
  redoRating: 'interviewCoach.redoRating',
  suspendItem: 'interviewCoach.suspendItem',
  resumeItem: 'interviewCoach.resumeItem',
  buryItem: 'interviewCoach.buryItem',
  resetItem: 'interviewCoach.resetItem',
  showSetAside: 'interviewCoach.showSetAside',
  filterTopics: 'interviewCoach.filterTopics',
  searchTopics: 'interviewCoach.searchTopics',
  clearTopicFilter: 'interviewCoach.clearTopicFilter',
  openQuestion: 'interviewCoach.openQuestion',
  openKata: 'interviewCoach.openKata',
  openDrill: 'interviewCoach.openDrill',
  openFlashcard: 'interviewCoach.openFlashcard',
  openDesign: 'interviewCoach.openDesign',
  practiseInStages: 'interviewCoach.practiseInStages',
  quickFire: 'interviewCoach.quickFire',
  openPlots: 'interviewCoach.openPlots',
  openGuide: 'interviewCoach.openGuide',
  openFormulas: 'interviewCoach.openFormulas',
  saveFormulas: 'interviewCoach.saveFormulas',
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
  startInterview: 'interviewCoach.startInterview',
  resumeInterview: 'interviewCoach.resumeInterview',
  toggleInterviewPause: 'interviewCoach.toggleInterviewPause',
  skipInInterview: 'interviewCoach.skipInInterview',
  endInterview: 'interviewCoach.endInterview',
  showDebrief: 'interviewCoach.showDebrief',
  saveDebrief: 'interviewCoach.saveDebrief',
  openDashboard: 'interviewCoach.openDashboard',
  showHistory: 'interviewCoach.showHistory',
  toggleBookmark: 'interviewCoach.toggleBookmark',
  editNote: 'interviewCoach.editNote',
  exportProgress: 'interviewCoach.exportProgress',
  importProgress: 'interviewCoach.importProgress',
  backUpProgress: 'interviewCoach.backUpProgress',
  restoreBackup: 'interviewCoach.restoreBackup',
  syncProgress: 'interviewCoach.syncProgress',
  chooseProgressFolder: 'interviewCoach.chooseProgressFolder',
  deleteAllData: 'interviewCoach.deleteAllData',
  judgeAnswer: 'interviewCoach.judgeAnswer',
  chooseJudgeModel: 'interviewCoach.chooseJudgeModel',
} as const;

export const viewIds = {
  topics: 'interviewCoach.topics',
  dueToday: 'interviewCoach.dueToday',
  progress: 'interviewCoach.progress',
} as const;
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
/** Earlier attempts, to be read only. */
export const pastWorkScheme = 'interview-coach-past';
export const noteScheme = 'interview-coach-note';

export const contextKeys = {
  /** The active editor holds a kata. */
  kataActive: 'interviewCoach.kataActive',
  /** The panel has the focus. */
  panelActive: 'interviewCoach.panelActive',
  /** A mock interview is under way, running or paused. */
  interviewActive: 'interviewCoach.interviewActive',
  /** A practice session is under way. */
  practiceActive: 'interviewCoach.practiceActive',
  /** A rating was taken back and can be had again. */
  redoActive: 'interviewCoach.redoActive',
  /** The topic browser leaves something out. */
  topicFilterActive: 'interviewCoach.topicFilterActive',
} as const;

export const configurationSection = 'interviewCoach';
export const settingIds = {
  progressFolder: 'interviewCoach.progressFolder',
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
  showDueInStatusBar: 'interviewCoach.showDueInStatusBar',
} as const;
