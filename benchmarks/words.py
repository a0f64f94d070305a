"""Words of the world to measure on: what its readouts are about, and how they say it."""

from __future__ import annotations

from itertools import product

FIELDS = (
    *("air-services", "border-demarcation", "bus-routes", "cable-landing", "climate-finance"),
    *("coast-guard", "consular-access", "copyright", "crop-insurance", "cultural-heritage"),
    *("customs", "cyber-incidents", "dairy-exports", "debt-relief", "disaster-relief"),
    *("double-taxation", "driving-licences", "drug-trafficking", "electricity-grid"),
    *("extradition", "film-production", "fisheries", "flood-warning", "food-safety"),
    *("forest-fires", "gas-pipeline", "grain-storage", "grave-visits", "health-insurance"),
    *("high-speed-rail", "hydropower", "investment", "joint-development", "labour-migration"),
    *("language-teaching", "malaria", "marine-research", "medical-supplies", "military-hotline"),
    *("mine-clearance", "missing-persons", "nuclear-safety", "orphaned-works", "patents"),
    *("peacekeeping", "pensions", "plant-health", "port-calls", "postal-services"),
    *("prisoner-transfer", "rare-earths", "river-basin", "road-transport", "satellite-launches"),
    *("school-partnerships", "seabed-survey", "seasonal-workers", "ship-recycling"),
    *("small-business", "solar-power", "space-debris", "sports-exchange", "steel-quotas"),
    *("student-visas", "submarine-rescue", "telecom-roaming", "tourism", "trade-in-services"),
    *("tsunami-warning", "university-degrees", "vaccines", "visa-waiver", "war-archives"),
    *("waste-shipment", "water-quality", "whale-watching", "wildlife-trade", "youth-orchestra"),
)
FORMS = ("agreement", "talks", "joint-fund", "memorandum", "pilot-project", "working-party")
MATTERS = tuple(f"{about}-{form}" for about, form in product(FIELDS, FORMS))

LEADERS, MINISTERS = "leaders-meeting", "foreign-ministers-meeting"
OCCASIONS = {"summit": LEADERS, "foreign-ministers": MINISTERS}
KINDS = ("summit", "foreign-ministers", "working-group", "deputy-ministers", "telephone-call")
PLACES = (
    *("Accra", "Astana", "Bangkok", "Bogota", "Brasilia", "Brussels", "Buenos Aires", "Cairo"),
    *("Canberra", "Da Nang", "Delhi", "Geneva", "Hanoi", "Helsinki", "Jakarta", "Lima", "Lisbon"),
    *("London", "Manila", "Moscow", "Nairobi", "New York", "Osaka", "Oslo", "Ottawa", "Paris"),
    *("Pretoria", "Rabat", "Rome", "Samarkand", "Santiago", "Seoul", "Tokyo", "Vienna", "Yaounde"),
)
NAMES = (
    *("Amina Farah", "Anders Holm", "Beatriz Lobo", "Chen Wei", "Dana Kovacs", "Elif Aydin"),
    *("Farid Nazari", "Grace Otieno", "Hiro Tanabe", "Ines Duarte", "Jonas Weber", "Kofi Boateng"),
    *("Lucia Ferrer", "Mirza Hadzic", "Nadia Rahal", "Olga Petrova", "Priya Nair", "Sami Virtanen"),
)
OBJECTS = (
    *("the remaining chapters on", "a first round of experts on", "a joint paper about"),
    *("the annexes to the text on", "an office in each capital for", "the budget of the"),
)
VERBS = {
    "CommitmentMade": ("Conclude", "Set up", "Prepare", "Bring into force", "Widen", "Publish"),
    "FollowUpScheduled": ("Meet again over", "Hold consultations on", "Convene officials for"),
    "ProgressWelcomed": ("Welcomed", "Noted the completion of", "Took note of", "Reported"),
    "ConcernRaised": ("Voiced concern over delays with", "Regretted the halt of"),
    "RequestMade": ("Asked the other side to finish", "Asked for an early answer on"),
    "ViewsExchanged": ("Exchanged views on", "Explained the state of", "Stressed the worth of"),
}
QUOTES = (
    *("the two sides agreed to continue work", "both leaders welcomed the results so far"),
    *("expressed their intention to complete it", "confirmed that preparations are under way"),
    *("shared the view that talks be accelerated", "underlined how much this matters to both"),
    *("instructed officials to work out details", "asked that the matter be settled soon"),
)
WORDINGS = (
    *("agreed", "signed", "decided", "announced", "confirmed", "shared the view", "intends"),
)
CONDITIONS = ("if circumstances permit", "once parliament has agreed", "subject to funding")
REASONS = ("The quote was cut short.", "The date was misread.", "Found in the second edition.")
