"""Every code that a check can give: its title, what it means for the writer, and how grave it is.

Knows only these words; LÄSMIG is generated from them.
"""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How grave a diagnostic is, gravest first."""

    ERROR = "fel"
    WARNING = "varning"
    ADVICE = "råd"


class Code(NamedTuple):
    """What a code means."""

    title: str
    explanation: str
    level: Level = Level.ERROR


_WARNING, _ADVICE = Level.WARNING, Level.ADVICE

_FOLDER = {
    "mapp-saknas": Code("Mappen finns inte", "Kontrollera sökvägen till mappen med checklistor."),
    "fil-saknas": Code(
        "En fil saknas", "Mappen behöver grupper.yaml, skala.yaml, kallor.yaml och minst en checklista."
    ),
    "oläsbar-fil": Code("Filen går inte att öppna", "Kontrollera att du har rätt att läsa filen."),
    "fel-ändelse": Code(
        "Filen läses inte", "Bara filer vars namn slutar på .yaml läses. Byt namn på filen.", _WARNING
    ),
    "för-stor-fil": Code(
        "Filen är för stor", "En fil får vara högst 1 MiB. En hel checklista är sällan 0,1 MiB."
    ),
    "inte-utf8": Code(
        "Filen har fel teckenkodning", "Spara om filen som UTF-8, annars går å, ä och ö inte att läsa säkert."
    ),
    "styrtecken": Code(
        "Ett osynligt tecken",
        "Sådana tecken följer ibland med när text klistras in. Radera dem och skriv om texten.",
    ),
    "tom-fil": Code("Filen är tom", "Skriv innehållet, eller ta bort filen."),
}

_YAML = {
    "tabb": Code(
        "Indrag med tabb", "Indrag görs med blanksteg, två för varje steg. Ställ in det i din editor."
    ),
    "kolon-i-text": Code(
        "Kolon mitt i en text",
        "Kolon och blanksteg betyder ny nyckel. Sätt citattecken om texten, eller skriv den efter >-.",
    ),
    "fel-indrag": Code("Raden har fel indrag", "Nycklar och streck som hör ihop ska börja i samma kolumn."),
    "saknar-kolon": Code("Raden har inget kolon", "Varje nyckel följs av kolon och blanksteg."),
    "fel-citattecken": Code(
        "Citattecken som inte går ihop", "Ett citattecken öppnar en text, ett likadant stänger den."
    ),
    "fel-parentes": Code(
        "Parentes som inte går ihop", "Varje [ ska ha sin ] och varje { sin }, med komma emellan."
    ),
    "fel-tecken": Code(
        "Ett tecken som inte kan stå där", "Texter som börjar med @, `, % eller \\ behöver citattecken."
    ),
    "alias": Code(
        "Ankare eller alias", "& och * får inte användas: den som läser ska se hela texten på stället."
    ),
    "utropstecken": Code(
        "Utropstecken i början", "Ett utropstecken först i en text behöver citattecken runt texten."
    ),
    "dubbel-nyckel": Code(
        "Samma nyckel två gånger", "Bara den ena kan gälla. Ta bort eller byt namn på en av dem."
    ),
    "sammansatt-nyckel": Code(
        "En nyckel som inte är en text", "En nyckel är ett ord. { } och [ ] kan inte vara nyckel."
    ),
    "flera-dokument": Code(
        "Flera dokument i en fil", "Varje fil är ett dokument. Ta bort --- och ... mitt i filen."
    ),
    "för-djup": Code("För många nivåer", "Något är indraget eller inneslutet i sig självt för många gånger."),
    "trasig-yaml": Code("Filen går inte att läsa", "Kontrollera indrag, kolon, citattecken och parenteser."),
    "tappad-text": Code(
        "Text efter # läses inte",
        "Ett # efter ett blanksteg gör resten av raden till en kommentar. Sätt citattecken om texten, eller "
        "flytta kommentaren till en egen rad.",
        _WARNING,
    ),
    "kommatecken": Code(
        "Komma mitt i en text", "Inom { } skiljer komma nycklar åt. Sätt citattecken om texter med komma."
    ),
    "fler-fel": Code("Fler fel i samma fil", "Rätta de första felen och kör igen. Ofta försvinner de andra."),
}

_SHAPE = {
    "okänd-nyckel": Code(
        "En nyckel som inte finns", "Stavningen är fel, eller nyckeln hör hemma på en annan nivå."
    ),
    "saknad-nyckel": Code("En nyckel saknas", "Nyckeln måste finnas."),
    "fel-slag": Code(
        "Fel slags värde", "Värdet är en text, ett tal, en lista eller nycklar där något annat ska stå."
    ),
    "saknar-citattecken": Code(
        "Ett tal där text ska stå",
        "Utan citattecken läses 1.10 som talet 1,1 och 2026 som ett tal. Sätt citattecken.",
    ),
    "okänt-val": Code(
        "Ett ord som inte går att välja", "Här får bara vissa ord stå. De räknas upp i tipset."
    ),
    "okänt-villkor": Code("Ett villkor som inte finns", "Villkor skrivs med en sluten uppsättning ord."),
    "fel-id": Code(
        "Ett id med fel tecken",
        "Ett id har bara a–z, 0–9 och ensamma bindestreck, och byter aldrig betydelse.",
    ),
    "fel-datum": Code("Inget datum", "Datum skrivs med år, månad och dag: 2026-01-31."),
    "tomt": Code("Tomt", "Här behövs minst ett tecken eller en rad."),
    "för-långt": Code("För långt", "Texten eller listan är längre än vad som får plats."),
    "utanför-gräns": Code(
        "Talet ligger utanför gränsen", "Talet är för stort eller för litet. Gränsen står i tipset."
    ),
    "ofullständigt": Code(
        "Något mer behövs", "Delarna säger inte tillräckligt tillsammans. Tipset säger vad som fattas."
    ),
}

_REFERENCES = {
    "okänd-fråga": Code(
        "Frågan finns inte", "Ett villkor, en flagga eller ett scenario pekar på en fråga som inte finns."
    ),
    "okänt-svarsalternativ": Code("Svaret finns inte", "Frågan har inget svarsalternativ med det id:t."),
    "okänd-grupp": Code("Gruppen finns inte", "Varken en grupp eller en tagg i grupper.yaml heter så."),
    "okänd-källa": Code("Källan finns inte", "Lägg till källan i kallor.yaml, eller rätta stavningen."),
    "okänd-kolumn": Code("Kolumnen finns inte", "Tabellen eller listan har ingen kolumn med det id:t."),
    "okänt-perspektiv": Code("Perspektivet finns inte", "Ingen checklista med screening heter så."),
    "okänd-referensgrupp": Code(
        "Referensgruppen finns inte", "Referensgruppen är en grupp i grupper.yaml med referens: ja."
    ),
    "text-som-id": Code(
        "En text där ett id ska stå", "Skriv id:t, inte texten: id:t är det korta ordet efter id:."
    ),
    "utgången-fråga": Code("Frågan ställs inte längre", "Frågan har utgår: ja och kan inte få något svar."),
    "dubbelt-id": Code(
        "Samma id två gånger", "Varje id får bara finnas en gång, annars vet ingen vad som menas."
    ),
    "upptaget-id": Code(
        "Id:t används fortfarande", "ersätter pekar på ett gammalt id, men frågan finns kvar."
    ),
    "fel-filnamn": Code(
        "Checklistans id är inte filens namn", "Filen ska heta som checklistans id, med .yaml efter."
    ),
}

_CONDITIONS = {
    "villkor-på-senare-fråga": Code(
        "Villkor på en senare fråga", "En fråga kan bara bero på frågor som kommer före den i guiden."
    ),
    "omöjligt-villkor": Code(
        "Villkoret kan aldrig gälla", "Delarna utesluter varandra. Rätta dem eller ta bort villkoret."
    ),
    "villkor-passar-inte": Code(
        "Villkoret passar inte frågan", "Varje svarstyp kan bara frågas på vissa sätt. Tipset säger vilka."
    ),
    "rad-på-effektfråga": Code(
        "Villkor på rader i en fråga med rader", "En bedömning får aldrig ändra vilka rader som finns."
    ),
    "bara-i-stoppflagga": Code(
        "Villkoret hör till stoppflaggor", "klyfta och andel får bara stå i en stoppflagga."
    ),
    "onåbar-fråga": Code("Frågan ställs aldrig", "Det finns inga svar som leder till frågan."),
    "kort-bakom-full": Code(
        "Frågan ställs aldrig i det korta spåret",
        "Frågan har spår: kort men beror på en fråga som bara ställs i det fulla spåret.",
        _WARNING,
    ),
}

_QUESTIONS = {
    "saknar-källa": Code("Källa saknas", "Varje fråga och flagga ska ha minst en källa.", _WARNING),
    "saknar-hjälp": Code("Hjälp saknas", "Varje fråga ska ha en hjälptext med konkreta exempel.", _WARNING),
    "saknar-vikt": Code("Vikt saknas", "En effektfråga behöver vikt 1, 2 eller 3 för att kunna räknas."),
    "saknar-vikt-skäl": Code(
        "Skäl för vikten saknas", "Skriv i en mening varför vikten är som den är.", _WARNING
    ),
    "vikt-utan-effekt": Code("Vikt på en fråga som inte räknas", "Bara effektfrågor har vikt."),
    "nyckel-utan-verkan": Code(
        "Nyckeln gör ingenting här",
        "Nyckeln hör till en annan svarstyp. Ta bort den eller byt svarstyp.",
        _WARNING,
    ),
    "saknar-svarsalternativ": Code(
        "Svarsalternativ saknas", "val och flerval behöver minst två svar att välja mellan."
    ),
    "saknar-kolumner": Code("Kolumner saknas", "En tabell behöver minst en kolumn."),
    "flerval-utan-inget": Code(
        "Flerval utan ”inget av detta”",
        "Ett svar med utesluter-andra: ja skiljer den som valt bort allt från den som inte svarat.",
        _ADVICE,
    ),
    "saknar-djup": Code(
        "Screeningen ger inget djup", "Svaren i en screeningfråga säger djup: ingen, kort eller full."
    ),
    "saknar-referensgrupp": Code(
        "Referensgrupp saknas", "Ett perspektiv behöver en grupp att jämföra de andra med."
    ),
    "effekt-utan-screening": Code(
        "Effektfråga utan screening",
        "Effektfrågor räknas bara i ett perspektiv, och ett perspektiv har screening.",
    ),
    "inget-kort-spår": Code(
        "Det korta spåret är tomt", "Minst en effektfråga i varje perspektiv ska ha spår: kort."
    ),
    "delade-rader": Code(
        "Raderna går inte att dela",
        "delar-rader-med pekar på en effektfråga i en annan checklista, och aldrig runt till sig själv.",
    ),
    "fel-rader": Code(
        "Raderna går inte att hämta", "rader-från pekar på en tidigare fråga vars svar är flera."
    ),
}

_SCALE = {
    "band-lucka": Code("Lucka mellan banden", "Varje tal från 0 till 100 ska höra till ett band."),
    "band-överlapp": Code("Banden överlappar", "Inget tal får höra till två band."),
    "saknar-tecken": Code(
        "Statusord som inte går att skilja åt",
        "Varje statusord behöver ett eget tecken, för utskrift i svartvitt.",
    ),
    "fel-steg": Code("Skalans steg", "De fem stegen är 2, 1, 0, -1 och -2, vart och ett en gång."),
    "fel-ordning": Code("Gränserna står i fel ordning", "Den högre gränsen är lägre än den lägre."),
}

_POINTS = {
    "okänd-poängskala": Code("Poängskalan finns inte", "Checklistan har ingen poängskala med det id:t."),
    "okänd-nivå": Code("Nivån finns inte", "Poängskalan har ingen nivå med det id:t."),
    "nivå-lucka": Code(
        "Lucka mellan nivåerna",
        "Varje tal ska ha en nivå: den lägsta har inget från, den högsta inget till, och däremellan möts de.",
    ),
    "nivå-överlapp": Code(
        "Nivåerna överlappar",
        "Inget tal får ha två nivåer, och gränsen-hör-till säger vilken en gräns hör till.",
    ),
    "saknar-procent-av": Code(
        "100 procent är inte bestämt", "Skriv procent-av på skalan: ställda-frågor eller alla-frågor."
    ),
    "poäng-i-ring": Code(
        "Skalan beror på sig själv", "En nedsättning får inte leda tillbaka till sin egen skala."
    ),
    "tom-poängskala": Code(
        "Inget svar ger poäng på skalan", "En skala vars högsta poäng är 0 säger ingenting."
    ),
    "poäng-utan-verkan": Code(
        "Poäng som inte räknas",
        "Poäng räknas på val, flerval och ja-nej med ett svar, i en checklista med poängskalor.",
        _WARNING,
    ),
    "bara-i-utfall": Code("Villkoret hör till utfall", "poängskala får bara stå i ett utfalls skäl."),
    "onåbart-utfall": Code(
        "Utfallet kommer aldrig", "Ett utfall före det har ett skäl utan när och gäller därför alltid."
    ),
}

_LANGUAGE = {
    "saknar-frågetecken": Code("Frågan har inget frågetecken", "En fråga slutar med frågetecken.", _WARNING),
    "lång-fråga": Code(
        "Frågan är lång", "En fråga får ha högst 200 tecken. Flytta resten till hjälpen.", _WARNING
    ),
    "dubbel-negation": Code(
        "Dubbel negation", "Två nekande ord i samma mening är svåra att svara på.", _WARNING
    ),
    "kanslisvenska": Code("Ett svårt ord", "Det finns ett enklare ord som betyder samma sak.", _WARNING),
    "lika-frågor": Code(
        "Två frågor säger samma sak",
        "Ta bort den ena, eller låt dem dela rader med delar-rader-med.",
        _WARNING,
    ),
    "svårläst": Code(
        "Texten är svårläst", "LIX är högre än gränsen i skala.yaml. Korta meningar och ord.", _WARNING
    ),
    "lång-mening": Code(
        "Meningen är lång", "Meningen har fler ord än gränsen i skala.yaml. Dela den.", _ADVICE
    ),
}

_TRANSLATIONS = {
    "okänd-översättning": Code(
        "Översättningen hör inte till någon text",
        "Under översättning står samma nycklar och id som i filen. Stavningen är fel, eller så saknas den "
        "svenska texten.",
    ),
    "översättning-ingen-text": Code(
        "Översättningen är ingen text",
        "Ytterst i varje översättning står en text. Yes, No och tal behöver citattecken.",
    ),
    "översättning-ofullständig": Code(
        "Ett språk saknar texter",
        "Texterna visas på svenska tills de är översatta. Lägg till dem när du kan.",
        _ADVICE,
    ),
}

_EDITIONS = {
    "utgången-checklista": Code(
        "Checklistan har gått ut", "Gå igenom den, och sätt ett nytt gäller-till.", _WARNING
    ),
    "utgången-källa": Code("Källan har gått ut", "Kontrollera om källan fortfarande gäller.", _WARNING),
    "fel-giltighet": Code(
        "Slutar gälla innan den börjar", "gäller-till ska vara samma dag som gäller-från eller senare."
    ),
    "utgåva-inte-höjd": Code(
        "Innehållet har ändrats men inte utgåvan",
        "En publicerad utgåva ändrar aldrig betydelse. Höj utgåvan, till exempel från 2026-1 till 2026-2.",
    ),
    "utgåva-inte-publicerad": Code(
        "Utgåvan är inte publicerad", "När den är färdig och prövad: konsekvens publish.", _ADVICE
    ),
}

_SCENARIOS = {
    "oläsbar-grund": Code(
        "Filen som scenariot bygger på går inte att läsa",
        "Kontrollera filens namn och plats, och att den öppnas i verktyget.",
    ),
    "okänt-alternativ": Code(
        "Alternativet finns inte",
        "Scenariot har inget alternativ med det id:t, under alternativ eller i filen som det bygger på.",
    ),
    "okänd-flagga": Code("Stoppflaggan finns inte", "Ingen checklista har en stoppflagga med det id:t."),
    "okänt-statusord": Code("Statusordet finns inte", "Skriv ett av de åtta statusorden, som i bedömningen."),
    "svar-passar-inte": Code("Svaret passar inte frågan", "Frågans svarstyp tar ett annat slags svar."),
    "obesvarbar-fråga": Code(
        "Frågan ställs inte i scenariot",
        "Med de andra svaren i scenariot ställs frågan aldrig. Ändra dem eller ta bort svaret.",
    ),
    "oanvänt-svarsalternativ": Code(
        "Ett svar som inget scenario prövar", "Lägg till ett scenario där svaret används.", _ADVICE
    ),
}

_OVERLAYS = {
    "fel-grund": Code(
        "Grunden går inte att använda",
        "bygger-på i lokalt.yaml är vägen till mappen med grunden, sökt från er egen mapp.",
    ),
    "oläst-fil": Code(
        "Filen läses inte i en lokal mapp",
        "En mapp med lokalt.yaml har bara den filen och mappen scenarier. Resten står i grunden.",
        _WARNING,
    ),
    "överlagring-saknar-mål": Code(
        "Ändringen pekar på något som inte finns",
        "Grunden har ingen checklista, fråga, stoppflagga, svar eller avsnitt med det id:t. Det kan ha bytt "
        "namn eller utgått i en ny utgåva av grunden.",
    ),
}

CODES: dict[str, Code] = {
    **_FOLDER,
    **_YAML,
    **_SHAPE,
    **_REFERENCES,
    **_CONDITIONS,
    **_QUESTIONS,
    **_SCALE,
    **_POINTS,
    **_LANGUAGE,
    **_TRANSLATIONS,
    **_EDITIONS,
    **_SCENARIOS,
    **_OVERLAYS,
}
"""Every code, in the order that LÄSMIG lists them."""
