import type { drawChart } from '../charts/main';

/** The bundle with the plotting library: a script of its own, loaded with the first chart. */
export interface Charts {
  drawChart: typeof drawChart;
}

declare global {
  interface Window {
    interviewCoachCharts?: Charts;
  }
}

// both are only known while this script runs for the first time
const { nonce, src } =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript : { nonce: '', src: '' };
let loading: Promise<Charts> | undefined;

/** @throws Error (rejects) when the script cannot be loaded */
export function loadCharts(): Promise<Charts> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.nonce = nonce;
    script.src = src.replace(/panel\.js/, 'charts.js');
    script.addEventListener('load', () => {
      const charts = window.interviewCoachCharts;
      if (charts === undefined) reject(new Error('the charts could not be loaded'));
      else resolve(charts);
    });
    script.addEventListener('error', () => {
      loading = undefined;
      reject(new Error('the charts could not be loaded'));
    });
    document.head.append(script);
  });
  return loading;
}
