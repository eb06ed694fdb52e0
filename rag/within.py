"""Which country a place lies in, and which governments go by the names of their seats, by the keys of places."""

from collections.abc import Iterable

# A country, and what lies in it; disputed ones are left out.
_WITHIN = """
egypt: cairo alexandria luxor giza sinai suez-canal suez ismailia port-said mansoura tanta fayoum damietta asyut sohag
arish aswan; syria: damascus aleppo homs hama latakia idlib raqqa kobani afrin deir-ez-zor hasakah qamishli daraa
sweida tartus manbij tell-abyad ras-al-ain jarabulus palmyra; iraq: baghdad mosul basra erbil kirkuk najaf karbala
ramadi falluja samarra tikrit nasiriyah sulaymaniyah dohuk sinjar; libya: benghazi misrata derna sirte sebha tobruk
zawiya ghadames; morocco: rabat casablanca fez marrakesh tangier agadir oujda meknes tetouan; algeria: oran
constantine annaba setif; tunisia: sfax sousse bizerte gabes kairouan; sudan: khartoum omdurman port-sudan fasher
nyala; yemen: sanaa aden taiz hodeidah marib mukalla; saudi-arabia: riyadh mecca medina jeddah dammam taif abha tabuk;
united-arab-emirates: dubai abu-dhabi sharjah; qatar: doha; bahrain: manama; oman: muscat; jordan: amman irbid zarqa
aqaba; palestine: gaza-strip west-bank nablus hebron ramallah jenin tulkarm jericho khan-younis rafah bethlehem;
israel: tel-aviv haifa acre jaffa nazareth ashkelon eilat knesset; lebanon: beirut sidon baalbek zahle; turkey: ankara
istanbul izmir gaziantep diyarbakir antalya adana bursa; iran: tehran isfahan mashhad shiraz tabriz qom
revolutionary-guard; afghanistan: kabul herat kandahar; pakistan: islamabad karachi lahore peshawar; india: new-delhi
mumbai; bangladesh: dhaka; sri-lanka: colombo; ukraine: kyiv odesa kharkiv mariupol lviv kherson; russia: moscow
kremlin sochi kazan grozny chechnya; belarus: minsk; germany: berlin munich hamburg frankfurt; france: paris marseille
lyon nice; spain: madrid barcelona seville valencia catalonia; portugal: lisbon; italy: rome milan naples venice
turin; switzerland: geneva davos zurich bern; austria: vienna; belgium: brussels; netherlands: the-hague amsterdam;
sweden: stockholm; norway: oslo; denmark: copenhagen; finland: helsinki; poland: warsaw; czech: prague; hungary:
budapest; romania: bucharest; bulgaria: sofia; serbia: belgrade; bosnia: sarajevo; croatia: zagreb; greece: athens;
cyprus: nicosia; ireland: dublin; scotland: edinburgh; britain: london manchester liverpool edinburgh england scotland
wales; united-states: washington new-york white-house pentagon fbi cia california texas florida hawaii alaska arizona
chicago boston houston los-angeles; canada: toronto ottawa; australia: sydney; kenya: nairobi; somalia: mogadishu;
ethiopia: addis-ababa; eritrea: asmara; nigeria: lagos abuja; senegal: dakar; mali: bamako; niger: niamey; mauritania:
nouakchott; indonesia: jakarta; philippines: manila; south-korea: seoul; north-korea: pyongyang; vietnam: hanoi;
thailand: bangkok; china: beijing shanghai wuhan; japan: tokyo; azerbaijan: baku; armenia: yerevan; georgia: tbilisi;
uzbekistan: tashkent; kazakhstan: astana
"""
_COUNTRY = {
    f"@{place}": f"@{country.strip()}"
    for country, places in (entry.split(":") for entry in _WITHIN.split(";"))
    for place in places.split()
}

# "Damascus refused" is borne out by "the Syrian government", not what happens in Damascus, or at the Damascus talks.
SEATS = {
    f"@{seat}": f"@{country}"
    for country, seats in (
        ("russia", "kremlin moscow"), ("united-states", "washington white-house pentagon"), ("syria", "damascus"),
        ("turkey", "ankara"), ("iran", "tehran"), ("ukraine", "kyiv"), ("china", "beijing"), ("egypt", "cairo"),
        ("saudi-arabia", "riyadh"), ("iraq", "baghdad"), ("qatar", "doha"), ("france", "paris"), ("britain", "london"),
        ("germany", "berlin"), ("north-korea", "pyongyang"), ("south-korea", "seoul"), ("japan", "tokyo"),
        ("india", "new-delhi"), ("pakistan", "islamabad"), ("afghanistan", "kabul"), ("spain", "madrid"),
        ("italy", "rome"), ("greece", "athens"), ("poland", "warsaw"), ("hungary", "budapest"), ("serbia", "belgrade"),
        ("sweden", "stockholm"), ("norway", "oslo"), ("denmark", "copenhagen"), ("finland", "helsinki"),
        ("belarus", "minsk"), ("azerbaijan", "baku"), ("armenia", "yerevan"), ("georgia", "tbilisi"),
        ("lebanon", "beirut"), ("sudan", "khartoum"), ("morocco", "rabat"), ("united-arab-emirates", "abu-dhabi"),
        ("bahrain", "manama"), ("ethiopia", "addis-ababa"), ("eritrea", "asmara"), ("somalia", "mogadishu"),
        ("kenya", "nairobi"), ("nigeria", "abuja"), ("senegal", "dakar"), ("canada", "ottawa"),
        ("philippines", "manila"), ("indonesia", "jakarta"), ("thailand", "bangkok"), ("vietnam", "hanoi"),
        ("european-union", "brussels"),
    )
    for seat in seats.split()
}  # fmt: skip

PART_OF = {"@security-council": "@united-nations"}  # bodies that answer for the whole: a UN resolution
HOUSES = frozenset(("@kremlin", "@white-house", "@pentagon"))  # seats that speak for themselves


def countries(places: Iterable[str]) -> set[str]:
    """The countries that the places lie in, as keys of places."""
    return {_COUNTRY[place] for place in places if place in _COUNTRY}
