// 파일 열기와 저장.
/** @type {typeof import('../en/files.js').default} */
export default {
  open: '열기',
  openHelp:
    '파일을 여기 아무 데나 놓거나 고르세요: MNIST의 IDX 파일(gzip 압축도 가능), 숫자 그림(PNG), 신경망(safetensors 또는 JSON), 내 숫자(JSON 또는 zip), 전에 저장한 모든 것.',
  choose: '파일 고르기…',
  sets: '파일의 숫자들',
  set: ({ name, count }) => `${name}: 숫자 ${count}개.`,
  judging: '읽는 중…',
  judged: ({ percent }) => `신경망이 ${percent}를 바르게 읽습니다.`,
  trainOn: '이것으로 학습',
  trainingOn: '이제 테스트용으로 떼어 둔 것만 빼고 이것으로 학습합니다.',
  bundled: '기본 숫자로 돌아가기',
  remove: ({ name }) => `${name} 빼기`,
  pictures: '그림 파일',
  picture: ({ name, digit }) => (digit === null ? `${name}, 숫자가 아님` : `${name}, ${digit}(으)로 읽음`),
  save: '저장',
  saveHelp:
    'safetensors에는 신경망, 설정, 학습을 이어 가는 데 필요한 모든 것이 들어 있고 명령줄에서도 열립니다. ONNX와 PyTorch는 다른 프로그램을 위한 것입니다.',
  formats: { safetensors: 'safetensors 파일', onnx: 'ONNX 파일', json: 'JSON 파일', pytorch: 'PyTorch 파일' },
  everything: '모든 것',
  everythingHelp:
    '‘모든 것’은 그림, 내 숫자, 설정, 신경망, 학습 곡선을 담은 파일 하나입니다. 어느 기기에서든 여기서 열면 이어서 할 수 있습니다.',
  opened: {
    model: ({ name }) => `${name}을(를) 열었습니다. 이제 이 신경망을 씁니다.`,
    everything: ({ name }) => `${name}의 모든 것을 불러왔습니다.`,
    images: ({ name }) => `${name}은(는) 이미지입니다. 짝이 되는 레이블 파일을 여세요.`,
    labels: ({ name }) => `${name}은(는) 레이블입니다. 짝이 되는 이미지 파일을 여세요.`,
    set: ({ name, count, percent }) => `${name}: 신경망이 숫자 ${count}개 중 ${percent}를 바르게 읽습니다.`,
    pictures: ({ count }) => `그림 ${count}개를 읽었습니다.`,
  },
};
