/** Subjects in English, one a line: the name, then the words that mark it (see `languages.ts`). */
export const ENGLISH = `
Politics: politic- politician- election- voter- vote votes voted voting ballot- parliament- congress- senate senator- president- minister- government- democra- republican- campaign- policy policies opposition referendum coalition party_leader mp mps labour tory tories conservative- liberal- brexit governor- mayor- left_wing right_wing polling corruption impeach- legislat- lawmaker-
World affairs: war wars ukrain- russia- gaza israel- palestin- nato missile- ceasefire refugee- sanction- diploma- geopolit- troops invasion hostage- airstrike-
Law: lawyer- court courts judge judges lawsuit- legal attorney- verdict- supreme_court jury prosecut- litigation solicitor- barrister-
Crime: crime crimes criminal- police murder- arrest- robbery theft shooting- gunman prison- detective- burglar- true_crime
Human rights: human_rights racis- feminis- equality protest- activis- discriminat- civil_rights blm injustice oppress-
LGBTQ: lgbt- gay lesbian- transgender queer pride_month nonbinary bisexual- drag_queen
Immigration: immigra- migrant- border borders visa visas deport- asylum citizenship refugee- asylum_interview work_visa residence_permit channel_crossing smugglers
Economy: econom- inflation recession gdp unemployment interest_rate interest_rates tariff- fiscal central_bank fed
Taxes: tax taxes taxation taxpayer- tax_return irs hmrc vat
Investing: stock stocks invest- portfolio dividend- shares etf nasdaq bonds trader- trading hedge_fund bull_market earnings wall_street
Crypto: bitcoin btc crypto- ethereum eth nft nfts blockchain- defi altcoin- web3 solana stablecoin-
Personal finance: budget- savings mortgage- debt- pension- credit_card retire- frugal insurance salary
Property: real_estate landlord- tenant- housing rent rents rental- house_price house_prices realtor- property apartment- eviction- evict- flat_viewing homeless- affordable_homes council_house tenancy homeowner- first_time_buyer
Business: business- company companies entrepreneur- revenue profit- customer- client clients ceo merger- retail supply_chain b2b
Start-ups: startup- start-up founder- venture_capital vc yc seed_round bootstrapp- saas mvp pitch_deck indiehacker-
Marketing: marketing seo advertis- brand branding copywriting content_marketing influencer- ads conversion- newsletter- audience-
Careers: career- hiring hire hired interview- resume recruit- job jobs job_search promotion layoff- linkedin remote_work burnout coworker- workplace
Leadership: leadership manager- management team teams one_on_one mentor- delegat- productiv- meetings
Artificial intelligence: ai artificial_intelligence llm llms chatgpt gpt openai claude gemini neural deep_learning machine_learning genai prompt prompts transformer- model_weights copilot agentic ml chatbot chatbots prompting hallucinat- fine_tun- agents language_model language_models training_data diffusion_model inference
Data science: data_science dataset- statistic- regression- pandas jupyter analytics visuali- dataviz bayes- data_scientist rstats
Programming: programm- coding code coder- software developer- developers dev compiler- debug- refactor- algorithm- github git open_source pull_request code_review codebase unit_test ide api apis backend stack_overflow
Rust: rust rustlang cargo borrow_checker crate crates rustc clippy rustacean- lifetimes tokio
Python: python pip django numpy pytest pypi flask asyncio fastapi
JavaScript: javascript js node_js nodejs react reactjs npm deno svelte vue webpack vite jsx nextjs angular
TypeScript: typescript tsconfig ts tsc
Go language: golang goroutine- gopher-
Java: java kotlin jvm spring_boot gradle maven
C and C++: c++ cpp cmake clang gcc segfault- undefined_behavior undefined_behaviour
Functional programming: haskell elixir ocaml clojure scala monad- functional_programming lisp erlang
Web development: html css frontend front_end web_dev webdev browser- responsive web_design tailwind wordpress
Databases: database- sql postgres- postgresql mysql sqlite mongodb redis query queries schema index indexes transaction transactions replication
Cloud and DevOps: kubernetes k8s docker aws azure devops cloud terraform serverless container- ci_cd sre microservice- incident-
Linux: linux ubuntu debian bash kernel- nixos terminal archlinux shell_script vim neovim emacs
Cybersecurity: security cybersecurity hack- infosec malware ransomware phishing vulnerabilit- exploit- password- encryption breach- zero_day privacy
Gadgets: iphone- android smartphone- laptop- macbook- apple samsung pixel headphone- earbuds tablet- smartwatch- airpods gadget-
Hardware: gpu- cpu- nvidia chip chips semiconductor- raspberry_pi arduino motherboard- keyboard keyboards overclock- electronics
Robotics: robot- drone- robotics actuator- humanoid
Social media: twitter instagram tiktok facebook social_media algorithm timeline followers youtube- threads bluesky mastodon
Design: design designer- figma ui ux typography typeface- font fonts logo logos graphic_design kerning wireframe-
Science: scien- research- experiment- laborator- peer_review hypothes- journal paper papers phd
Space: space nasa rocket- spacex astronaut- telescope- planet- mars moon orbit- satellite- galaxy galaxies astronom- nebula- jwst starship comet- saturn jupiter orion perseids meteor- binoculars light_pollution eclipse- aurora
Physics: physic- quantum particle- relativity photon- cern entropy
Mathematics: math- maths theorem- algebra- calculus geometr- proof proofs prime_number topology equation-
Biology: biolog- dna gene genes genom- cell cells protein- evolution- crispr species bacteria- microb-
Chemistry: chemi- molecule- chemist- catalyst- polymer-
Climate: climate- global_warming carbon emission- greenhouse fossil_fuel fossil_fuels net_zero cop28 heatwave- wildfire-
Energy: energy solar wind_turbine wind_power nuclear power_grid electricity renewable- oil gas battery batteries hydrogen geothermal
Environment: environment- pollution plastic recycl- deforest- sustainab- ocean oceans biodivers- conservation- ecosystem- forest forests
Weather: weather rain- snow- storm- forecast- hurricane- tornado- sunny thunder- temperature- frost
Health: health- doctor- hospital- medic- nurse- patient- disease- symptom- surgery cancer diabetes clinic- diagnos- treatment- pharma- nhs illness
Covid: covid- coronavirus pandemic vaccin- lockdown quarantine masks omicron
Mental health: mental_health anxi- depress- therap- adhd autis- trauma- mindful- meditat- stress- self_care bipolar ocd loneliness
Sleep: sleep- insomnia nap naps bedtime asleep
Fitness: gym workout- fitness exercise- squat- deadlift- muscle- cardio crossfit weightlift- dumbbell- bench_press pilates personal_trainer
Running: run running runner- marathon- parkrun 5k 10k trail_run jog- half_marathon strava
Cycling: cycling cyclist- bike bikes bicycle- peloton tour_de_france mtb gravel velodrome
Yoga: yoga asana- vinyasa
Nutrition: diet- calorie- nutrition- vegan- vegetarian- protein keto carbs weight_loss vitamin-
Food: food- eat eating ate restaurant- dinner lunch breakfast delicious pizza burger- sushi taco tacos snack- brunch cheese
Cooking: cook- recipe- kitchen- oven sauce- garlic onion- roast- soup- stew- simmer- chef- curry pasta fry fried skillet
Baking: bak- bread sourdough cake cakes cookie cookies dough flour pastr- croissant- muffin- pie pies yeast
Coffee: coffee- espresso latte barista- cappuccino pour_over grinder cold_brew moka_pot aeropress flat_white roaster- v60
Tea: tea teas matcha teapot- oolong
Wine and beer: wine- beer- brewery brew- whisky whiskey cocktail- pub pubs ale lager vineyard- gin
Sport: sport- athlet- championship- tournament- coach- match season team olympic- medal-
Football: football- soccer premier_league goal goals goalkeeper- striker- midfield- penalty offside fifa uefa champions_league transfer_window derby world_cup fc kick_off defender-
American football: nfl quarterback- touchdown- super_bowl superbowl linebacker- wide_receiver fantasy_football
Basketball: basketball nba wnba dunk- rebounds lakers celtics three_pointer playoffs point_guard march_madness lebron
Baseball: baseball mlb home_run homer inning- pitcher- yankees dodgers bullpen world_series
Ice hockey: hockey nhl puck stanley_cup goalie
Tennis: tennis wimbledon grand_slam serve forehand backhand atp wta
Cricket: cricket- wicket- batsman batter ipl innings test_match bowler- t20 ashes
Rugby: rugby scrum six_nations all_blacks
Golf: golf- pga birdie bogey fairway masters putter
Motorsport: f1 formula_1 formula1 formula_one grand_prix motogp nascar verstappen hamilton pit_stop ferrari qualifying
Combat sports: boxing boxer- ufc mma knockout fight fighter- jiu_jitsu karate judo
Wrestling: wwe wrestl- aew wrestlemania smackdown
Climbing: climb- boulder- belay- crag
Hiking: hik- trail- trek- summit backpack- mountain-
Swimming: swim- freestyle_swim lido
Winter sports: ski skis skiing snowboard- slopes
Chess: chess gambit grandmaster- checkmate endgame rook rooks knight_fork queen_sacrifice sicilian blitz elo carlsen lichess chess_com pawn pawns castling stalemate fide
Video games: game games gaming gamer- xbox playstation ps5 nintendo zelda steam twitch minecraft fortnite esports rpg valorant speedrun- boss_fight dlc genshin pokemon
Board games: board_game board_games boardgame- tabletop dnd dungeons_and_dragons catan meeple- dice
Music: music- song songs album albums band bands concert- singer- guitar- lyric- spotify tour vinyl playlist- rapper hip_hop single ep setlist- remix drummer bassline chorus
K-pop: kpop k_pop bts blackpink comeback_stage jungkook jimin stan_twitter army idol idols
Hip hop: hip_hop rap rapper- mixtape- drake kendrick beat_tape
Classical music: symphon- orchestra- opera- violin- cello sonata- concerto conductor- beethoven bach mozart
Jazz: jazz saxophon- coltrane bebop
Film: film films movie movies cinema- director- screenplay- oscar oscars actor- actress- trailer- box_office blockbuster- horror_movie sequel- marvel script
Television: tv television series episode episodes season_finale netflix hbo sitcom- showrunner- binge- bbc drama finale
Anime and manga: anime manga otaku cosplay- shonen naruto one_piece ghibli
Comics: comic comics comicbook- dc batman superhero- x_men graphic_novel
Books: book books read reading novel- author- bookshop- library libraries fiction chapter- kindle goodreads literature paperback memoir-
Writing: writing writer- manuscript- wip draft drafts word_count editor- nanowrimo screenwrit- essay-
Poetry: poem- poet poets poetry sonnet- haiku
Theatre: theatre theater musical- broadway stage_play playwright- west_end rehearsal-
Art: art artist- painting- painter- drawing- illustrat- sketch- watercolo- gallery exhibition- museum- sculpt- canvas procreate commission commissions
Photography: photo- photographer- camera- lens lenses exposure darkroom portrait- lightroom leica
Fashion: fashion outfit- dress dresses shoe shoes sneaker- style jeans coat runway designer_bag thrift- wardrobe vogue
Beauty: beauty makeup make_up skincare skin_care lipstick hair nails mascara moisturiz- foundation
Celebrities: celebrit- fans red_carpet kardashian- taylor_swift gossip beyonce famous oprah
Royal family: royal royals king_charles prince_harry meghan coronation
Journalism: journalis- reporter- newspaper- news headline- editor_in_chief media press newsroom
Podcasts: podcast- episode_notes listener-
History: history historian- historical medieval ancient century roman_empire archaeolog- archive-
Philosophy: philosoph- stoic- ethics nietzsche kant metaphysic-
Religion: god church- jesus bible pray- prayer- faith christian- islam- muslim- catholic- pope gospel worship ramadan quran hindu- buddh- jewish rabbi- sermon- mosque psalm psalms parish easter lent fasting temple- synagogue imam vicar nun nuns monk monks torah
Education: school- teacher- student- classroom- education- curriculum homework exam exams learning lesson lessons pupils teaching class classes grading marking lesson_plan- fractions worksheet- schooling edu tutor tutors
University: university universit- college- professor- campus dissertation- thesis lecture- undergrad- graduat- scholarship- academi- seminar-
Languages: language- linguist- grammar duolingo vocabular- bilingual translat- dialect- etymolog-
Parenting: parent- kid kids toddler- baby babies mom mum motherhood dad fatherhood pregnan- newborn- breastfeed- daughter son bedtime_story
Family: family families grandma grandpa grandmother- sister- brother- mother father cousin- aunt uncle wedding- anniversary
Relationships: relationship- girlfriend- boyfriend- dating divorce- marriage husband wife crush romance breakup tinder
Love: love_of_my_life valentine- in_love kiss- soulmate-
Friendship: friend friends friendship- bestie-
Travel: travel- trip trips flight- airport- hotel- vacation holiday- passport- tourist- backpacking beach beaches itinerary airbnb
Cities: city cities urban- zoning downtown neighbourhood neighborhood walkab- yimby pedestrian-
Trains: train trains railway- rail station- commut- tram trams metro subway amtrak platform_ticket sleeper_train carriage carriages branch_line signal_failure locomotive- timetable freight high_speed_rail
Aviation: aviation pilot- airplane- aircraft boeing airbus cockpit avgeek runway_lights
Cars: car cars driving drive engine- tesla ev evs toyota bmw motor- horsepower porsche garage mechanic vehicle-
Motorcycles: motorcycle- motorbike- ducati harley
Architecture: architect- brutalis- facade- skyscraper- building buildings
Home: home_improvement furniture sofa renovat- interior_design decorat- ikea kitchen_remodel curtains
Gardening: garden- plant plants seed seeds tomato- compost- flower- rose roses soil allotment prun- houseplant- greenhouse_tomatoes
Farming: farm- crop crops harvest- cattle tractor- agricultur- livestock
Pets: pet pets vet rescue_animal
Dogs: dog dogs puppy puppies golden_retriever corgi labrador canine leash
Cats: cat cats kitten- meow feline purr- litter zoomies scratching_post tabby tomcat
Horses: horse horses equestrian pony dressage
Birds: bird birds birding birdwatch- owl owls robin sparrow- warbler- heron- feeder swallow swallows goshawk hawk hawks falcon- pigeon- goldfinch- dawn_chorus bittern gull gulls feeders finch finches migration_count kingfisher- osprey- robins
Wildlife: wildlife animal animals elephant- tiger- lion lions bear bears wolf wolves whale- shark- zoo
Insects: bee bees insect- butterfl- beekeep- moth moths
Fishing: fishing angler- trout bass fly_fishing
Sailing: sail- yacht- boat boats regatta-
Knitting: knit- crochet- yarn stitch- sweater_pattern quilt- sewing needle-
Crafts: craft- diy handmade etsy pottery ceramic- woodwork- origami
Collecting: collector- stamp_collection vintage antique- trading_card trading_cards lego
Astrology: astrolog- horoscope- zodiac mercury_retrograde tarot leo virgo scorpio capricorn
Humour: joke jokes funny meme memes comedy comedian- stand_up pun puns satire
Shopping: shopping amazon sale discount- deal deals black_friday coupon-
Minimalism: minimalis- declutter-
Mindset: motivat- mindset habit- success discipline goals_setting self_improvement inspirat- gratitude
Christmas: christmas santa xmas advent mistletoe
Halloween: halloween pumpkin- spooky costume- trick_or_treat
Birthdays: birthday-
Volunteering: volunteer- charit- donat- fundrais- nonprofit-
Military: army navy soldier- veteran- military air_force marines
Transport: transport- bus buses traffic road roads cycle_lane cycle_lanes congestion parking
Everyday life: coffee_table groceries laundry commute dishes umbrella queue kettle neighbour- neighbor- bus_stop morning_walk chores dishwasher lost_my
`;
