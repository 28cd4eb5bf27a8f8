"""Telling job titles, organisations and places apart by their words."""

import re
from typing import Final

_ROLES: Final = frozenset(
    """
    accountant actuary adjuster administrator adviser advisor agent aide analyst apprentice
    architect artist assistant associate attendant attorney auditor baker barista bartender
    beautician biologist bookkeeper bricklayer broker builder butcher buyer captain carer
    caregiver caretaker carpenter cashier ceo cfo chair chef chemist chief cio cleaner clerk coach
    commis concierge conductor consultant contractor controller coo cook coordinator co-ordinator
    counsel counsellor counselor courier cto dba dean dentist deputy designer developer devops
    dietitian director dispatcher doctor driver economist editor electrician engineer estimator
    evangelist examiner executive expert fellow fitter florist foreman forewoman founder
    co-founder gardener geologist guard guide hairdresser handler handyman head host hostess
    hygienist illustrator inspector instructor intern internship interpreter inventor
    investigator janitor joiner journalist judge labourer laborer landscaper lawyer lead leader
    lecturer librarian linguist loader locksmith machinist maker manager marketer mason mate
    mathematician mechanic medic mentor merchandiser midwife musician nanny nurse nutritionist
    officer operative operator optician organiser organizer owner painter paralegal paramedic
    partner patissier pharmacist photographer physician physicist physiotherapist picker pilot
    planner plasterer plumber porter postdoc practitioner president principal producer professor
    programmer psychologist pupil receptionist recruiter registrar reporter rep representative
    researcher reviewer roofer salesperson salesman saleswoman scientist scout secretary sergeant
    server shopkeeper singer solicitor soldier specialist sre statistician steward stocker
    strategist stylist superintendent supervisor surgeon surveyor tailor teacher technician
    technologist teller temp tester therapist trader trainee trainer translator treasurer tutor
    typist underwriter vet veterinarian videographer volunteer vp waiter waitress warden webmaster
    welder worker writer
    azubi auszubildende auszubildender praktikant sachbearbeiter buchhalter werkstudent
    ingénieur ingénieure développeur développeuse infirmier infirmière responsable chargé chargée
    vendeur vendeuse comptable directeur directrice stagiaire enseignant enseignante cuisinier
    cuisinière assistante coordinateur coordinatrice aide-soignant aide-soignante chef
    ingeniero ingeniera desarrollador desarrolladora enfermero enfermera gerente jefe jefa
    contador contadora profesor profesora vendedor vendedora becario becaria diseñador diseñadora
    coordinador coordinadora administrativo administrativa director directora camarero camarera
    ingegnere infermiere infermiera cuoco docente impiegato impiegata commesso commessa
    responsabile tirocinante sviluppatore engenheiro engenheira desenvolvedor analista
    """.split()
)
_ROLE_ENDINGS: Final = (
    "arbeiter berater betreuer entwickler fahrer führer helfer ingenieur kraft lehrer leiter "
    "manager mechaniker mechatroniker pfleger referent techniker verkäufer planer prüfer meister "
    "schwester kaufmann kauffrau verwalter assistent schlosser koch köchin elektroniker erzieher "
    "bäcker maurer tischler maler gärtner"
).split()
_FEMALE: Final = re.compile(r"(?:[:*_/]?-?in(?:nen)?|s)$")

_ORGANISATIONS: Final = frozenset(
    """
    academy agency airline airlines airport army associates association authority bakery bank bar
    bistro borough brasserie brewery brothers bros builders bureau café cafe campus cars center
    centre charity church clinic club co college commission communications company consulting
    cooperative co-op corp corporation council county dealership depot district
    ediciones enterprise enterprises estudio factory farm federation finance financial firm food
    foods foundation garage global gmbh group groupe grupo gruppe guild health healthcare
    hochschule holding holdings home homes hospice hospital hospitals hotel hotels inc industries
    infirmary inn institute institut instituto insurance international kg kitchen klinik klinikum
    krankenhaus lab labs laboratories laboratory library llc llp logistics ltd limited lycée
    magazine maison manufacturing market markets medical ministry motors museum navy network
    networks news nhs nursery office organisation organization palace partners pharma
    pharmaceuticals pharmacy plc practice press primary products properties pub railway railways
    realty resort restaurant restaurants retail ristorante sarl sas school schools secondary
    services shop société software solutions sons spa srl stadt store stores studio studios
    supermarket supermarkets surgery system systems tavern technologies theatre theater trattoria
    trust union universidad università universität université university ventures ward werk werke
    werkstatt autohaus wireless works workshop airforce bv ag se sa ab oy söhne cie pvt pte
    """.split()
)
_COUNTRIES: Final = frozenset(
    """
    uk,usa,us,england,scotland,wales,northern ireland,ireland,germany,deutschland,france,spain,
    españa,italy,italia,india,china,japan,canada,australia,austria,österreich,switzerland,schweiz,
    suisse,netherlands,the netherlands,belgium,portugal,poland,brazil,brasil,mexico,méxico,nigeria,
    kenya,ghana,singapore,vietnam,turkey,türkiye,sweden,norway,denmark,finland,greece,egypt,
    pakistan,bangladesh,philippines,argentina,chile,colombia,peru,israel,ukraine,romania,hungary,
    uae,azerbaijan,south korea,korea,united kingdom,united states,south africa,new zealand,
    czech republic,czechia,saudi arabia,qatar,indonesia,malaysia,thailand,taiwan,morocco,tunisia,
    california,texas,florida,ohio,georgia,washington,oregon,ontario,quebec,virginia,illinois,
    michigan,pennsylvania,new jersey,north carolina,massachusetts,colorado,arizona,minnesota,
    AL,AK,AZ,AR,CA,CO,CT,DE,FL,GA,HI,ID,IL,IN,IA,KS,KY,LA,ME,MD,MA,MI,MN,MS,MO,MT,NE,NV,NH,NJ,NM,
    NY,NC,ND,OH,OK,OR,PA,RI,SC,SD,TN,TX,UT,VT,VA,WA,WV,WI,WY,DC,ON,QC,BC,AB,MB,SK,NS,NB,NSW,VIC,
    QLD,ACT,TAS,BY,BW,NRW
    """.replace("\n", "")
    .replace("  ", "")
    .split(",")
)
_CITIES: Final = frozenset(
    """
    remote,hybrid,onsite,on-site,london,paris,berlin,munich,münchen,hamburg,köln,cologne,wien,
    vienna,zürich,zurich,basel,geneva,madrid,barcelona,valencia,lisbon,lisboa,porto,milan,milano,
    rome,roma,turin,torino,dublin,cork,belfast,edinburgh,glasgow,cardiff,manchester,birmingham,
    leeds,liverpool,sheffield,newcastle,york,cambridge,oxford,bristol,boston,chicago,seattle,
    austin,dallas,houston,denver,atlanta,miami,phoenix,portland,cleveland,memphis,toronto,
    vancouver,montréal,montreal,ottawa,sydney,melbourne,brisbane,perth,auckland,mumbai,delhi,
    bangalore,bengaluru,hyderabad,pune,chennai,kolkata,lagos,abuja,nairobi,accra,cairo,dubai,
    abu dhabi,doha,riyadh,tokyo,osaka,kyoto,seoul,shanghai,beijing,shenzhen,taipei,bangkok,jakarta,
    manila,hanoi,karachi,lahore,dhaka,amsterdam,rotterdam,the hague,utrecht,brussels,antwerp,
    stockholm,gothenburg,oslo,bergen,copenhagen,helsinki,warsaw,kraków,krakow,gdańsk,wrocław,
    prague,brno,budapest,bucharest,sofia,belgrade,zagreb,athens,istanbul,ankara,izmir,baku,lyon,
    marseille,toulouse,nantes,lille,bordeaux,frankfurt,stuttgart,düsseldorf,leipzig,dresden,
    hannover,bremen,nürnberg,essen,dortmund,new york,new york city,san francisco,los angeles,
    san diego,new delhi,hong kong,cape town,johannesburg,são paulo,rio de janeiro,mexico city,
    buenos aires,bogotá,lima,santiago,ho chi minh city,kuala lumpur
    """.replace("\n", "")
    .replace("  ", "")
    .split(",")
)
_ZIP: Final = re.compile(r" \d{4,6}(?:-\d{4})?$")
_TOWN: Final = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: [\w'’.-]+){0,2}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’:*][^\W\d_]+)*")


def has_role(text: str) -> bool:
    """Whether a word of `text` names what somebody does."""
    return any(_is_role(word) for word in _WORD.findall(text.casefold()))


def has_organisation(text: str) -> bool:
    """Whether a word of `text` names a kind of organisation."""
    return "&" in text or any(word in _ORGANISATIONS for word in _WORD.findall(text.casefold()))


def is_place(text: str) -> bool:
    """Whether `text` is a place: a city or country that is known, or a town with its country."""
    bare = text.strip(" ().")
    town, comma, country = bare.rpartition(",")
    if not comma:
        return is_country(bare) or bare.casefold() in _CITIES
    return is_country(country) and _TOWN.fullmatch(town.strip()) is not None


def is_country(text: str) -> bool:
    """Whether `text` is a country or a state that is known; states also by their letters."""
    bare = _ZIP.sub("", text.strip(" ()."))
    return bare in _COUNTRIES or bare.casefold() in _COUNTRIES


def _is_role(word: str) -> bool:
    if word in _ROLES or word.endswith(tuple(_ROLE_ENDINGS)):
        return True
    bare = _FEMALE.sub("", word)
    return bare != word and (bare in _ROLES or bare.endswith(tuple(_ROLE_ENDINGS)))
