"""What the words of a network are in the other language, as far as a small list reaches. Each row: Dutch = English."""

from __future__ import annotations

from functools import cache

ROWS = """
vrijwilliger vrijwilligers = volunteer volunteers
lid leden = member members
bezoeker bezoekers publiek = visitor visitors audience
buurt wijk = neighbourhood neighborhood
buur buren buurman buurvrouw = neighbour neighbours neighbor neighbors
bewoner bewoners = resident residents
levendig levendigheid = lively liveliness
toneel theater = theatre theater
stoel stoelen = chair chairs seat seats
kind kinderen = child children kids
jongere jongeren jeugd = young youth teenagers
oudere ouderen bejaarden = elderly seniors
ouder ouders = parent parents
school = school
leerling leerlingen = pupil pupils student
bestuur = board committee
vereniging club = club association
penningmeester = treasurer
geld = money
inkomsten omzet = income revenue turnover
huur huurders verhuren = rent tenants
kerk = church
moskee = mosque
boerderij = farm
tuin tuinen = garden gardens
moestuin volkstuin = allotment allotments
speeltuin = playground
bibliotheek leeszaal = library
stil stilte rust = quiet silence
herrie lawaai geluid = noise
zwembad = pool
zwemmen zwemmer zwemmers = swim swimming swimmers
muziek = music
les lessen = lesson lessons
galerie = gallery
kunst = art
bioscoop = cinema
film films = film movie movies
markt = market
winkel winkels = shop shops
klant klanten = customer customers
voedsel eten = food
voedselbank = foodbank
koken keuken = cook cooking kitchen
koffie = coffee
fiets fietsen = bike bikes bicycle bicycles
repareren reparatie = repair repairing
vergadering vergaderen = meeting meetings
ruzie = quarrel argument conflict
hek = fence gate
sleutel sleutels = key keys
deur drempel = door threshold
welkom = welcome
eenzaam eenzaamheid = lonely loneliness
kantoor = office
collega collegas = colleague colleagues
werk werken = work working
verzorging zorg = care
afval vuilnis = rubbish waste litter
veilig veiligheid = safe safety
verkeer = traffic
feest = party celebration
briefkaart = postcard
tip tips = tip tips
vraag = question
gebouw = building
dak = roof
wachtlijst = waiting
leiding = leader leaders leadership
opvolging opvolger = succession successor
taal = language
gratis = free
armoede = poverty
honger = hunger
hond honden = dog dogs
dier dieren = animal animals
plant planten = plant plants
boom bomen = tree trees
boot boten = boat boats
nieuwkomer nieuwkomers = newcomer newcomers
student studenten = student students
sport = sport sports
voetbal = football soccer
gesprek praten = conversation talk talking
folder flyer = leaflet flyer
website = website
reclame promotie = advertising promotion
"""


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Each word of the list with the words it is in the other language."""
    there: dict[str, list[str]] = {}
    for row in ROWS.strip().splitlines():
        dutch, english = (side.split() for side in row.split("="))
        for here, other in ((dutch, english), (english, dutch)):
            for word in here:
                there.setdefault(word, []).extend(other)
    return {word: tuple(others) for word, others in there.items()}


@cache
def siblings() -> dict[str, tuple[str, ...]]:
    """Each word with those that stand beside it on its own side of a row: *lid* and *leden*, which no stemmer joins."""
    beside: dict[str, list[str]] = {}
    for row in ROWS.strip().splitlines():
        for side in row.split("="):
            for word in side.split():
                beside.setdefault(word, []).extend(other for other in side.split() if other != word)
    return {word: tuple(others) for word, others in beside.items() if others}
