/** Subjects in Korean (see `languages.ts`). */
export const KOREAN = `
Politics = 정치: 정치- 선거- 국회- 정부- 대통령- 장관- 야당- 여당- 투표- 의원- 법안-
Economy = 경제: 경제- 물가- 세금- 금리- 실업- 월급-
Business = 비즈니스: 회사- 기업- 창업- 고객- 스타트업-
Artificial intelligence = 인공지능: 인공지능- ai 챗gpt chatgpt 머신러닝-
Programming = 프로그래밍: 프로그래밍- 코드- 코딩- 개발자- 소프트웨어- github javascript python rust
Science = 과학: 과학- 연구- 실험- 물리- 화학-
Weather = 날씨: 날씨- 비가 눈이 태풍- 기온-
Health = 건강: 건강- 병원- 의사- 환자- 백신-
Football = 축구: 축구- 골키퍼- 득점- 감독이 k리그 손흥민-
Baseball = 야구: 야구- 홈런- 투수- 타자- kbo
Cooking = 요리: 요리- 레시피- 오븐- 반죽- 김치- 양파- 마늘- 찌개-
Music = 음악: 음악- 노래- 콘서트- 밴드- 기타- 앨범- 가수-
K-pop = 케이팝: 아이돌- 컴백- 팬미팅- 방탄- 블랙핑크-
Film = 영화: 영화- 감독- 배우- 극장-
Television = 드라마: 드라마- 예능- 넷플릭스-
Books = 책: 책을 책이 독서- 소설- 작가-
Travel = 여행: 여행- 비행기- 호텔- 공항-
Education = 교육: 학교- 선생님- 학생- 대학- 시험-
Family = 가족: 가족- 아이- 아들- 딸이 엄마- 아빠-
Pets = 반려동물: 강아지- 고양이- 반려-
`;
