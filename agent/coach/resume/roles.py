"""Telling job titles, organisations and places apart by their words."""

import re
from typing import Final

_ROLE: Final = re.compile(
    r"\b(?:accountant|actuary|adjuster|administrator|adviser|advisor|agent|aide|analyst|architect|"
    r"apprentice|artist|assistant|associate|attendant|attorney|auditor|baker|barista|bartender|"
    r"biologist|bookkeeper|broker|builder|buyer|captain|carer|caregiver|carpenter|cashier|chair|"
    r"chef|chemist|chief|clerk|coach|commis|conductor|consultant|contractor|controller|cook|"
    r"coordinator|co-ordinator|counsel|counsellor|counselor|craftsman|ceo|cfo|coo|cto|cio|dba|"
    r"dean|dentist|deputy|designer|developer|devops|dietitian|director|dispatcher|doctor|driver|"
    r"economist|editor|electrician|engineer|estimator|evangelist|examiner|executive|expert|"
    r"fellow|fitter|foreman|forewoman|founder|co-founder|gardener|geologist|guard|guide|hairdresser|"
    r"handyman|head|hostess|host|hygienist|illustrator|inspector|instructor|intern|internship|"
    r"interpreter|inventor|investigator|janitor|joiner|journalist|judge|labourer|laborer|lawyer|"
    r"lead|leader|lecturer|librarian|linguist|locksmith|machinist|maker|manager|marketer|mason|"
    r"mathematician|mechanic|medic|mentor|midwife|mate|musician|nanny|nurse|nutritionist|officer|"
    r"operative|operator|optician|organiser|organizer|owner|painter|paralegal|paramedic|partner|"
    r"patissier|pastry|pharmacist|photographer|physician|physicist|physiotherapist|pilot|planner|"
    r"plumber|police|porter|postdoc|practitioner|president|principal|producer|professor|"
    r"programmer|psychologist|pupil|receptionist|recruiter|registrar|reporter|rep|representative|"
    r"researcher|reviewer|roofer|salesperson|salesman|saleswoman|scientist|scout|secretary|sergeant|"
    r"server|shopkeeper|singer|solicitor|soldier|sous|specialist|sre|statistician|steward|stylist|"
    r"superintendent|supervisor|surgeon|surveyor|tailor|teacher|technician|technologist|teller|"
    r"temp|tester|therapist|trader|trainee|trainer|translator|treasurer|tutor|typist|underwriter|"
    r"vet|veterinarian|vp|volunteer|waiter|waitress|warden|webmaster|welder|worker|writer|"
    # German
    r"\w*(?:arbeiter|berater|betreuer|entwickler|fahrer|führer|helfer|ingenieur|kraft|lehrer|leiter|"
    r"manager|mechaniker|pfleger|referent|techniker|verkäufer|planer|prüfer|meister|schwester|"
    r"kaufmann|verwalter|assistent|schlosser|koch)(?:in|:in|\*in)?|\w*(?:kauffrau|köchin)|"
    r"azubi|auszubildende[r]?|praktikant(?:in)?|werkstudent(?:in)?|sachbearbeiter(?:in)?|"
    r"buchhalter(?:in)?|"
    # French, Spanish, Italian, Portuguese
    r"ingénieure?|développeu(?:r|se)|infirmi(?:er|ère)|responsable|chargée? de \w+|vendeu(?:r|se)|"
    r"comptable|directeur|directrice|stagiaire|enseignante?|cuisini(?:er|ère)|assistante|"
    r"ingenier[oa]|desarrollador[a]?|enfermer[oa]|gerente|jefe|jefa|contador[a]?|profesor[a]?|"
    r"vendedor[a]?|becari[oa]|ingegnere|infermier[ea]|cuoco|docente|coordinador[a]?|"
    r"administrativ[oa])s?\b",
    re.IGNORECASE,
)
_ORGANISATION: Final = re.compile(
    r"\b(?:academy|agency|airlines?|airport|army|associates|association|authority|bakery|bank|bar|"
    r"bistro|borough|brasserie|brewery|brothers|bros|builders|bureau|café|cafe|campus|care|cars|"
    r"cent(?:er|re)|charity|church|clinic|club|co|college|community|company|consulting|cooperative|"
    r"co-op|corp|corporation|council|county|dealership|department store|district|e\.?v|enterprises|"
    r"federation|financial|firm|foods?|foundation|garage|gmbh|group|gruppe|guild|health|healthcare|"
    r"high school|hochschule|holdings?|home|homes|hospitals?|hospice|hotels?|inc|industries|inn|"
    r"institute|instituto|insurance|international|iut|kg|kitchen|klinik|klinikum|krankenhaus|labs?|"
    r"laboratories|laboratory|library|llc|llp|logistics|ltd|limited|lycée|magazine|manufacturing|"
    r"market|media|medical|ministry|motors?|museum|navy|networks?|nhs|nursery|office|organi[sz]ation|"
    r"partners|pharma|pharmaceuticals|pharmacy|plc|practice|press|primary|products|properties|pub|"
    r"pvt|railways?|realty|resort|restaurants?|retail|ristorante|s\.?a|s\.?r\.?l|s\.?l|sarl|sas|"
    r"schools?|secondary|services|shop|société|software|solutions|sons|spa|stadt|stores?|studios?|"
    r"supermarkets?|surgery|systems|team|tech|technologies|theatre|trust|trattoria|union|universit\w+|"
    r"universidad|university|uk|ventures|ward|werke?|works|workshop|workers union|&)(?:\b|(?<=&))"
    r"|\b(?:AG|SE|SA|KG|BV|AB|Oy|SpA)\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]+(?: [\w'’.-]+){0,3}, ?)?(?:[A-Z]{2}(?: \d{5})?|UK|USA|U\.S\.A?\.|"
    r"remote|hybrid|on-?site|england|scotland|wales|ireland|germany|deutschland|france|spain|"
    r"españa|italy|italia|india|china|japan|canada|australia|austria|österreich|switzerland|"
    r"schweiz|netherlands|belgium|portugal|poland|brazil|brasil|mexico|méxico|nigeria|kenya|"
    r"ghana|singapore|united kingdom|united states|vietnam|turkey|türkiye|sweden|norway|denmark|"
    r"finland|greece|egypt|south africa|new zealand|pakistan|bangladesh|philippines|argentina|"
    r"chile|colombia|peru|israel|ukraine|romania|hungary|czech republic|uae|korea|south korea|"
    r"london|paris|berlin|munich|münchen|hamburg|köln|wien|vienna|zürich|zurich|madrid|barcelona|"
    r"lisbon|lisboa|milan|milano|rome|roma|dublin|edinburgh|glasgow|manchester|birmingham|leeds|"
    r"liverpool|bristol|new york|new york city|nyc|boston|chicago|seattle|san francisco|"
    r"los angeles|austin|dallas|houston|denver|atlanta|miami|toronto|vancouver|montréal|montreal|"
    r"sydney|melbourne|auckland|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|pune|"
    r"chennai|kolkata|lagos|nairobi|accra|cairo|dubai|tokyo|osaka|seoul|shanghai|beijing|"
    r"hong kong|amsterdam|rotterdam|brussels|stockholm|oslo|copenhagen|helsinki|warsaw|prague|"
    r"budapest|athens|istanbul|lyon|marseille|frankfurt|stuttgart|düsseldorf|leipzig|dresden)",
    re.IGNORECASE,
)


def has_role(text: str) -> bool:
    """Whether a word of `text` names what somebody does."""
    return _ROLE.search(text) is not None


def has_organisation(text: str) -> bool:
    """Whether a word of `text` names a kind of organisation."""
    return _ORGANISATION.search(text) is not None


def is_place(text: str) -> bool:
    """Whether `text` is a place: a city or country that is known, or a city with its state."""
    return len(text) <= 60 and _PLACE.fullmatch(text.strip(" ()")) is not None
