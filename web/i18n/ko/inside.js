// ‘안을 보기’ 탭, 한국어.
/** @type {typeof import('../en/inside.js').default} */
export default {
  help: '네모 하나가 유닛 하나이고, 색의 짙기는 지금 그림에 대한 활성값입니다. 클릭하거나 화살표 키로 유닛을 고르면 그 값이 어떻게 나왔는지 볼 수 있습니다.',
  empty: '아직 그린 것이 없어 신경망은 빈 그림을 보고 있습니다. 숫자를 그려 보세요.',
  network: '신경망의 유닛들',
  networkHelp:
    '화살표 키로 유닛과 층 사이를 옮겨 다닙니다. Page Up과 Page Down은 층을 바꾸고, Home과 End는 그 층의 첫 유닛과 마지막 유닛으로 갑니다.',
  picture: ({ sizes, unit, activation }) =>
    `신경망: 28 × 28 픽셀과 그다음 ${sizes}개 유닛의 층들, 활성값에 따라 짙게 칠했습니다. ${unit}의 활성값은 ${activation}입니다.`,
  inputShort: '28 × 28',
  outputShort: '숫자',
  layer: '층',
  unitNumber: '유닛',
  outputLayer: '출력: 열 개의 숫자',
  hiddenLayer: ({ layer, units }) => `은닉층 ${layer}, 유닛 ${units}개`,
  hiddenUnit: ({ unit, units, layer }) => `은닉층 ${layer}의 유닛 ${units}개 중 ${unit}번`,
  outputUnit: ({ digit }) => `숫자 ${digit}의 출력`,
  unit: ({ unit }) => `유닛 ${unit}`,
  pixel: ({ column, row }) => `${row}행 ${column}열 픽셀`,
  positive: '0보다 큼',
  negative: '0보다 작음',
  noTerms: '모든 항이 0입니다.',
  terms: '합에서 가장 큰 항들',
  columns: { from: '어디에서', weight: '가중치 W', input: '입력 a', term: 'W · a' },
  images: {
    firstWeights: {
      title: '이 유닛이 보고 싶은 것',
      help: '가중치입니다. 첫째 색 자리의 잉크는 합을 높이고, 둘째 색 자리의 잉크는 낮춥니다.',
      label: (most) => `28 × 28 픽셀의 가중치, 절댓값은 ${most} 이하.`,
    },
    firstTerms: {
      title: '가중치 × 입력',
      help: '그림의 잉크가 픽셀마다 합에 더하는 값입니다.',
      label: (most) => `28 × 28 픽셀의 가중치 곱하기 입력, 절댓값은 ${most} 이하.`,
    },
    gradient: {
      title: '이 유닛이 보고 싶은 것',
      help: '지금 그림에서 합을 각 픽셀로 미분한 기울기입니다. 잉크를 더하면 합이 커지거나 작아지는 곳입니다.',
      label: (most) => `28 × 28 픽셀에 대한 기울기, 절댓값은 ${most} 이하.`,
    },
    contributions: {
      title: '기울기 × 입력',
      help: '그림의 어느 픽셀이 이 유닛을 편들고, 어느 픽셀이 반대하는지 보여 줍니다.',
      label: (most) => `28 × 28 픽셀의 기울기 곱하기 입력, 절댓값은 ${most} 이하.`,
    },
    digit: (digit) => ({
      title: `숫자 ${digit}에 대한 찬성과 반대`,
      help: `기울기 × 입력: ${digit}(이)라고 말하는 픽셀과 아니라고 말하는 픽셀입니다.`,
      label: (most) => `28 × 28 픽셀의 기울기 곱하기 입력, 절댓값은 ${most} 이하.`,
    }),
    weights: {
      title: '들어오는 가중치',
      help: '앞 층의 유닛마다 네모 하나씩, 줄마다 차례로 놓았습니다.',
      label: (most) => `앞 층의 유닛마다 네모 하나, 절댓값은 ${most} 이하.`,
    },
    terms: {
      title: '가중치 × 활성값',
      help: '앞 층의 유닛마다 합에 더하는 값입니다.',
      label: (most) => `앞 층의 유닛마다 네모 하나, 절댓값은 ${most} 이하.`,
    },
  },
  gallery: '첫째 층의 가중치',
  galleryHelp: '유닛마다 그림 하나: 그 유닛이 찾는 모양입니다. 이 쪽의 그림들은 같은 눈금을 씁니다.',
  range: ({ first, last, units }) => `유닛 ${units}개 중 ${first}–${last}번`,
  before: '이전',
  after: '다음',
  activity: '죽은 유닛과 포화된 유닛',
  measuring: '세는 중…',
  noHidden: '이 신경망에는 은닉층이 없습니다.',
  activityHelp: ({ digits }) =>
    `테스트 숫자 ${digits}개로 세었습니다. 죽은 유닛은 모든 숫자에서 0이어서 더 배우지 못합니다. 포화된 시그모이드나 tanh는 열에 아홉 넘게 범위의 끝 가까이에 있어서 천천히 배웁니다.`,
  strip: '띠는 이 탭을 연 뒤 학습하는 동안의 두 비율입니다.',
  dead: '죽음',
  saturated: '포화',
  shares: ({ dead, saturated }) => `죽음 ${dead}, 포화 ${saturated}`,
  overTime: ({ layer, epochs }) => `${epochs} 에포크 동안 은닉층 ${layer}의 죽은 유닛과 포화된 유닛의 비율`,
};
