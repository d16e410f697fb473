// ‘전처리’ 탭, 한국어.
/** @type {typeof import('../en/preprocessing.js').default} */
export default {
  help: 'MNIST의 숫자들은 모두 같은 크기로 맞추고 가운데에 놓은 것입니다. 여러분이 그린 숫자도 신경망이 읽기 전에 똑같이 다듬습니다.',
  empty: '숫자를 그리면 어떻게 다듬어지는지 볼 수 있습니다. 작게, 또는 구석에 그려 보세요.',
  steps: '단계',
  scale: '20 × 20으로 크기 맞추기',
  centre: '무게 중심을 가운데로 옮기기',
  stages: {
    drawing: { title: '그림', on: '280 × 280 그리기 영역의 잉크와 그것을 둘러싼 상자입니다.' },
    box: { title: '경계 상자', on: '상자 안만 남깁니다.', off: '꺼짐: 그리기 영역 전체를 남깁니다.' },
    scaled: {
      title: '20 × 20',
      on: '긴 변을 20픽셀로 만들고 비율은 그대로 둡니다.',
      off: '꺼짐: 그리기 영역 전체를 28 × 28픽셀로 줄입니다.',
    },
    centred: {
      title: '무게 중심',
      on: '무게 중심을 28 × 28픽셀의 가운데로 옮깁니다. 신경망은 이것을 읽습니다.',
      off: '꺼짐: 놓인 자리에 그대로 둡니다. 신경망은 이것을 읽습니다.',
    },
  },
  noImage: '그림 없음: 아직 그린 것이 없습니다.',
  readings: '신경망이 읽은 것',
  withChosen: '고른 단계만',
  withAll: '모든 단계',
  reads: ({ digit, percent }) => `읽은 숫자 ${digit}, ${percent}`,
  nothingRead: '아직 그린 것이 없습니다.',
  allOn: '두 단계가 모두 켜져 있습니다. 하나를 끄면 그 단계 없이 어떻게 읽는지 볼 수 있습니다.',
  same: ({ chosen }) => `어느 쪽으로든 ${chosen}(으)로 읽습니다.`,
  different: ({ chosen, all }) => `모든 단계로는 ${all}, 고른 단계만으로는 ${chosen}(으)로 읽습니다.`,
  measurement: '이 단계들은 얼마나 중요할까요?',
  measurementHelp:
    '테스트 숫자를 MNIST에 없는 다섯 가지 방식으로 다시 그려서 신경망이 하나하나 읽습니다. 직접 그려 가르친 숫자가 있으면 그것도 읽습니다.',
  measure: '측정하기',
  measuring: '측정하는 중…',
  measured: ({ digits, chosen, all, none }) =>
    `숫자 ${digits}개 가운데 모든 단계로는 ${all}, 고른 단계로는 ${chosen}, 단계 없이는 ${none}를 바르게 읽습니다.`,
  columns: { manner: '그린 방식', chosen: '고른 단계', all: '모든 단계', none: '단계 없음' },
  manners: {
    'off-centre': '가운데를 벗어나게',
    small: '작게',
    thin: '가는 펜으로',
    thick: '굵은 펜으로',
    slanted: '기울여서',
    mine: '내 숫자',
  },
  total: '모두 합해서',
};
