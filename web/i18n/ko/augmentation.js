// 데이터 증강이 숫자를 어떻게 바꾸는지, 한국어.
/** @type {typeof import('../en/augmentation.js').default} */
export default {
  title: '데이터 증강이 하는 일',
  on: '줄마다 맨 앞이 원래 숫자이고, 그 옆은 같은 숫자를 다섯 에포크에서 신경망에 보여 주는 모습입니다.',
  off: '데이터 증강이 꺼져 있어 숫자를 그대로 신경망에 보여 줍니다.',
  row: ({ digit }) => `${digit === null ? '숫자가 아닌 원래 그림' : `원래 숫자 ${digit}`}, 그리고 변형 다섯 가지`,
  others: '다른 숫자 보기',
};
