// 보관, 되돌리기, 그리고 파일의 문제.
/** @type {typeof import('../en/keep.js').keep} */
export const keep = {
  undo: '되돌리기',
  close: '닫기',
  bringBack: '되돌리기 (지난 신경망)',
  bringBackHelp: '이 신경망 앞에 학습했던 신경망과 그 곡선',
  /** @param {{epochs: string}} place */
  branched: ({ epochs }) =>
    `${epochs} 에포크부터 이어서 학습합니다. 그 뒤의 학습은 기록에 남아 있고 되살릴 수 있습니다.`,
  linkWon: '링크의 설정으로 새 신경망을 시작했습니다. 보관했던 신경망은 되살릴 수 있습니다.',
  otherTab:
    '다른 탭에서도 Inkling이 열려 있습니다. 내 숫자는 함께 쓰고, 이 탭의 신경망과 학습 기록은 그 탭을 닫은 뒤부터 보관합니다.',
  tabClosed: '다른 탭을 닫았습니다. 이제 이 탭을 보관하며, 그 탭의 신경망은 되살릴 수 있습니다.',
};

/** @type {typeof import('../en/keep.js').errors} */
export const errors = {
  'not-kept': ({ reason }) =>
    `비공개 창처럼 이 브라우저에는 아무것도 보관할 수 없습니다(${reason}). 닫기 전에 파일로 저장하세요.`,
  'storage-full': () => '이 기기에 보관할 공간이 없습니다. 닫기 전에 파일로 저장하거나 공간을 비우세요.',
  'kept-damaged': ({ reason }) =>
    `보관한 신경망을 열지 못해(${reason}) 새 신경망으로 시작합니다. 내 숫자는 그대로입니다.`,
  'nothing-replaced': () => '되살릴 신경망이 없습니다.',
  'not-model': ({ reason }) => `열 수 있는 신경망이 아닙니다: ${reason}.`,
  'model-shape': ({ inputs, outputs }) =>
    `이 신경망의 입력은 ${inputs}개, 출력은 ${outputs}개인데 숫자에는 784개와 10개가 필요합니다.`,
  'format-unknown': ({ format }) => `신경망은 safetensors, onnx, json, pytorch로 저장합니다. 입력한 값: '${format}'`,
  'digits-in-use': () => '지금 이 숫자들로 학습하고 있습니다. 먼저 기본 숫자로 돌아가세요.',
  'not-picture': ({ reason }) => `그림을 열 수 없습니다: ${reason}`,
  'picture-too-large': ({ width, height, most }) =>
    `그림이 ${width} × ${height} 픽셀입니다. ${most} × ${most}까지 읽을 수 있습니다.`,
  'picture-blank': () => '빈 그림이라 읽을 것이 없습니다.',
  'not-drawings': ({ reason }) =>
    `그림은 레이블이 0–9인 {label, strokes}의 JSON 목록이어야 하는데 그렇지 않습니다(${reason}).`,
  'zip-damaged': ({ reason }) => `zip 파일이 손상되었거나 다른 종류입니다(${reason}).`,
  'not-my-digits': ({ name }) => `${name}에는 손글씨 숫자가 없습니다. 그림 목록(JSON)이나 IDX 파일을 고르세요.`,
  'half-a-pair': () => 'IDX 파일은 둘이 한 짝입니다. 이미지와 레이블을 함께 고르세요.',
  'not-digit': ({ value }) => `숫자는 0부터 9까지의 정수여야 합니다. 입력한 값: ${value}`,
  'too-many-digits': ({ most }) => `내 숫자는 ${most}개까지 보관합니다. 더하기 전에 몇 개를 지우세요.`,
  'no-digits': () => '아직 내 숫자가 없습니다. 그리고 무슨 숫자인지 누르세요.',
  'file-unknown': ({ name }) =>
    `${name}은(는) 여기서 열 수 없습니다. IDX 파일, PNG 그림, 신경망(safetensors, JSON), 그림 목록(JSON)을 고르세요.`,
};
