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
    cooperative co-op corp corporation council county dealership department depot district
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
_PLACES: Final = frozenset(
    """
    uk usa us remote hybrid onsite england scotland wales ireland germany deutschland france spain
    españa italy italia india china japan canada australia austria österreich switzerland schweiz
    netherlands belgium portugal poland brazil brasil mexico méxico nigeria kenya ghana singapore
    vietnam turkey türkiye sweden norway denmark finland greece egypt pakistan bangladesh
    philippines argentina chile colombia peru israel ukraine romania hungary uae azerbaijan
    london paris berlin munich münchen hamburg köln cologne wien vienna zürich zurich madrid
    barcelona lisbon lisboa milan milano rome roma dublin edinburgh glasgow manchester birmingham
    leeds liverpool bristol boston chicago seattle austin dallas houston denver atlanta miami
    toronto vancouver montréal montreal sydney melbourne auckland mumbai delhi bangalore bengaluru
    hyderabad pune chennai kolkata lagos nairobi accra cairo dubai tokyo osaka seoul shanghai
    beijing amsterdam rotterdam brussels stockholm oslo copenhagen helsinki warsaw prague budapest
    athens istanbul lyon marseille frankfurt stuttgart düsseldorf leipzig dresden california texas
    florida ohio georgia washington oregon ontario quebec
    """.split()
)
_LONG_PLACES: Final = frozenset(
    "new york,new york city,san francisco,los angeles,new delhi,hong kong,south korea,"
    "united kingdom,united states,south africa,new zealand,czech republic,northern ireland,"
    "cape town,são paulo,mexico city,ho chi minh city,kuala lumpur".split(",")
)
_STATE: Final = re.compile(r"[A-Z]{2,3}(?: \d{5})?")
_TOWN: Final = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: [\w'’.-]+){0,3}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’:*][^\W\d_]+)*")


def has_role(text: str) -> bool:
    """Whether a word of `text` names what somebody does."""
    return any(_is_role(word) for word in _WORD.findall(text.casefold()))


def has_organisation(text: str) -> bool:
    """Whether a word of `text` names a kind of organisation."""
    return "&" in text or any(word in _ORGANISATIONS for word in _WORD.findall(text.casefold()))


def is_place(text: str) -> bool:
    """Whether `text` is a place: a city or country that is known, or a town with its state."""
    bare = text.strip(" ().")
    if len(bare) > 60:
        return False
    town, comma, state = bare.rpartition(",")
    if not _is_known_place(state.strip()) and not (comma and _STATE.fullmatch(state.strip())):
        return False
    return not comma or _TOWN.fullmatch(town.strip()) is not None


def _is_known_place(text: str) -> bool:
    folded = text.casefold()
    return folded in _PLACES or folded in _LONG_PLACES


def _is_role(word: str) -> bool:
    if word in _ROLES or word.endswith(tuple(_ROLE_ENDINGS)):
        return True
    bare = _FEMALE.sub("", word)
    return bare != word and (bare in _ROLES or bare.endswith(tuple(_ROLE_ENDINGS)))
