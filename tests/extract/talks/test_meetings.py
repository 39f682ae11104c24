"""Meetings: status, parties, who stands between, place, day, level, round."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language
from tests.extract.talks.rows import Row, rows, told

from dragoman.annotate.annotator import SpacyAnnotator
from dragoman.extract.talks import TalksExtractor
from dragoman.lexicon.actors import ActorIndex
from dragoman.model import Document, Finding, Meeting, MeetingStatus

Find = Callable[..., list[Finding]]

# text | published | the meetings
CASES = """
# held
Chile and Peru met in Lima on 3 June 2024. | - | held CHL PER place=Lima date=2024-06-03
The foreign ministers of Kenya and Somalia met in Djibouti on Tuesday. | 2024-05-10
    | held KEN SOM level=ministers place=Djibouti date=2024-05-07
Norwegian and Russian officials held talks in Oslo. | - | held NOR RUS place=Oslo form=talks
Qatar mediated the talks between Chad and Sudan together with Egypt and Norway. | - | held TCD SDN third=EGY,NOR,QAT
LUSAKA, Zambia - Chad's President Mahamat Deby and Kenyan President William Ruto began talks on Monday. | 2025-07-28
    | held TCD KEN level=leaders date=2025-07-28
Talks between Egypt and Ethiopia took place in Khartoum. | - | held EGY ETH place=Khartoum form=talks
Talks between Egypt and Ethiopia were held in Khartoum last week. | 2024-05-10
    | held EGY ETH place=Khartoum date=2024-04-29
The prime minister of India spoke by telephone with the prime minister of Pakistan. | -
    | held IND PAK form=call level=leaders
The presidents of Brazil and Argentina held a telephone call. | - | held BRA ARG form=call level=leaders
The talks between Serbia and Kosovo ended on Friday. | 2024-05-12 | held SRB KOS date=2024-05-10
Talks between Serbia and Kosovo ended without an agreement. | - | held SRB KOS
A summit between Turkey and Greece took place in Athens. | - | held TUR GRC form=summit level=leaders place=Athens
Delegations from Armenia and Azerbaijan met in Tbilisi. | - | held ARM AZE level=delegations place=Tbilisi
Talks between Thailand and Cambodia began in Kuala Lumpur on Monday. | 2024-05-10
    | held THA KHM place=Kuala_Lumpur date=2024-05-06
Colombian negotiators met ELN commanders in Caracas. | - | held COL eln place=Caracas
The president of Kenya met with the president of Uganda at Entebbe. | - | held KEN UGA level=leaders place=Entebbe
Jordan's king visited Iraq on 4 March 2023. | - | held JOR IRQ form=visit date=2023-03-04
Peru confirmed that it had held talks with Chile. | - | held PER CHL by=PER
Last week's meeting between the Indian and Chinese ministers was cordial. | 2024-05-10 | held IND CHN level=ministers
During talks in Vienna, Iran and France discussed shipping. | - | held IRN FRA place=Vienna
Sweden and Finland concluded talks on fishing rights in Turku. | - | held SWE FIN
The Belgrade-Pristina talks were held in Doha. | - | held SRB KOS place=Doha
Chad and Sudan sat down together in Doha on Monday. | 2024-05-10 | held TCD SDN place=Doha
# ongoing
Georgia and Russia are holding talks in Bern. | - | ongoing GEO RUS place=Bern
Spain is negotiating with Morocco. | - | ongoing ESP MAR
Talks between Iran and Iraq are continuing in Muscat. | - | ongoing IRN IRQ place=Muscat
The foreign ministers of Kenya and Somalia are meeting in Djibouti today. | 2024-05-10
    | ongoing KEN SOM level=ministers place=Djibouti date=2024-05-10
# planned
Chile and Peru will meet in Lima next week. | 2024-05-10 | planned CHL PER place=Lima date=2024-05-13
Talks between Kenya and Somalia are scheduled for 12 June 2024. | - | planned KEN SOM date=2024-06-12
Kenya and Somalia agreed to hold talks in Doha. | - | planned KEN SOM place=Doha
Kenya and Somalia agreed to resume talks in June. | 2024-05-10 | planned KEN SOM date=2024-06-01
The presidents of Kenya and Uganda are due to meet in Kampala. | - | planned KEN UGA level=leaders place=Kampala
A meeting between Indian and Nepalese officials is planned for Friday. | 2024-05-08 | planned IND NPL date=2024-05-10
The next round of talks between Laos and Vietnam will take place in Hue. | - | planned LAO VNM place=Hue
A second round of talks between Laos and Vietnam is expected to be held in Hue. | -
    | planned LAO VNM round=2 place=Hue
Turkey and Greece plan to hold a summit in Izmir. | - | planned TUR GRC form=summit place=Izmir
The Omani foreign minister is to visit Iran on Saturday. | 2024-05-10 | planned OMN IRN form=visit date=2024-05-11
Poland and Belarus are preparing for talks in Minsk. | - | planned POL BLR place=Minsk
Talks between Mali and Niger are set to begin on 2 July 2024. | - | planned MLI NER date=2024-07-02
# proposed
Turkey called for talks with Greece. | - | proposed TUR GRC
Kenya is ready to meet Somalia. | - | proposed KEN SOM
Kenya offered to hold talks with Somalia. | - | proposed KEN SOM
Ethiopia proposed a meeting with Egypt. | - | proposed ETH EGY
Turkey urged Armenia and Azerbaijan to hold talks. | - | proposed ARM AZE third=?
Brazil proposed talks between Venezuela and Guyana. | - | proposed VEN GUY third=BRA
Morocco wants to negotiate with Algeria. | - | proposed MAR DZA
Cambodia asked for a meeting with Thailand. | - | proposed KHM THA
Kosovo must talk to Serbia, the European Union said. | - | proposed KOS SRB by=EU
# declined
The president of Armenia is not willing to meet the president of Azerbaijan. | - | declined ARM AZE
Cuba is not ready for talks with Mexico. | - | declined CUB MEX
Algeria said it would not meet Morocco. | - | declined DZA MAR by=?
Lavrov said that Russia and Georgia would meet in Geneva. | 2025-06-05 | planned RUS GEO by=lavrov
Pakistan walked out of talks with India. | - | cancelled PAK IND
The talks between Chad and Sudan were interrupted. | - | cancelled TCD SDN
Norway offered to host talks between Bolivia and Chile. | - | proposed BOL CHL third=NOR
The United Nations called on Sudan and South Sudan to resume talks. | - | proposed SDN SSD third=?
Peru invited Chile to talks. | - | proposed PER CHL
Iran expressed readiness for talks with Iraq. | - | proposed IRN IRQ by=?
No date has been set for talks between Cuba and Mexico. | - | not-scheduled CUB MEX
Mali met neither Niger nor Togo. | - | not-scheduled MLI NER TGO
Talks between Sudan and South Sudan are under way in Addis Ababa. | - | ongoing SDN SSD
Chad and Sudan are in talks over the river. | - | ongoing TCD SDN
After talks with Cambodia, Thailand reopened the crossing. | - | held KHM THA
Sudan refused to meet South Sudan. | - | declined SDN SSD
Sudan refused to hold talks with South Sudan. | - | declined SDN SSD
Sudan rejected talks with South Sudan. | - | declined SDN SSD
Ethiopia rejected calls for talks with Egypt. | - | declined ETH EGY
Ethiopia turned down an invitation to talks with Egypt. | - | declined ETH EGY
Algeria boycotted the talks with Morocco. | - | declined DZA MAR
Algeria will not negotiate with Morocco. | - | declined DZA MAR
Venezuela declined an invitation to a summit with Guyana. | - | declined VEN GUY form=summit
Armenia is unwilling to hold talks with Azerbaijan. | - | declined ARM AZE
Hamas declined to attend the talks with Israel in Cairo. | - | declined hamas ISR place=Cairo
Talks between Russia and Ukraine are being prepared. Putin declined to attend.
    | - | planned RUS UKR + declined RUS UKR level=leaders
# postponed
Talks between Nepal and India were postponed. | - | postponed NPL IND
Nepal postponed talks with India. | - | postponed NPL IND
The summit between Turkey and Greece has been put off until June. | 2024-05-10 | postponed TUR GRC form=summit
Talks between Finland and Russia have been delayed. | - | postponed FIN RUS
Italy and Libya postponed a meeting in Tripoli. | - | postponed ITA LBY place=Tripoli
# cancelled
Cuba cancelled talks with Mexico. | - | cancelled CUB MEX
Talks between Cuba and Mexico were called off. | - | cancelled CUB MEX
Cuba broke off talks with Mexico. | - | cancelled CUB MEX
Cuba suspended negotiations with Mexico. | - | cancelled CUB MEX
Talks between Cuba and Mexico collapsed on Thursday. | 2024-05-10 | cancelled CUB MEX date=2024-05-09
The president of France called off a visit to Algeria. | - | cancelled FRA DZA form=visit
# not scheduled
No talks between Qatar and Bahrain are planned. | - | not-scheduled QAT BHR
Qatar and Bahrain have no plans to meet. | - | not-scheduled QAT BHR
Qatar and Bahrain have not met since 2019. | 2024-05-10 | not-scheduled QAT BHR
No meeting between the Qatari and Bahraini ministers is scheduled. | - | not-scheduled QAT BHR
Bahrain denied that it had held talks with Qatar. | - | not-scheduled BHR QAT by=BHR
There were no talks between Qatar and Bahrain. | - | not-scheduled QAT BHR
Talks between Qatar and Bahrain did not take place. | - | not-scheduled QAT BHR
Bahrain is not holding talks with Qatar. | - | not-scheduled BHR QAT
# passives
Talks were held by Estonia and Latvia in Riga. | - | held EST LVA place=Riga
Talks with Estonia were rejected by Latvia. | - | declined LVA EST
A summit with Estonia was proposed by Latvia. | - | proposed LVA EST form=summit
Talks with Estonia were suspended by Latvia. | - | cancelled LVA EST
# raising
Talks between Estonia and Latvia are to open in Riga. | - | planned EST LVA place=Riga
Talks between Estonia and Latvia are expected to resume in Riga. | - | planned EST LVA place=Riga
Talks between Estonia and Latvia are due to begin in Riga. | - | planned EST LVA place=Riga
Talks between Estonia and Latvia failed to take place. | - | not-scheduled EST LVA
Talks between Estonia and Latvia are unlikely to take place. | - | not-scheduled EST LVA
# conditions and what may be
If Chile and Peru meet, the crossing may reopen. | - | -
Chile and Peru may meet in Lima. | - | -
It is unclear whether Chile will meet Peru. | - | -
Chile will hold talks with Peru if the border reopens. | - | planned CHL PER if=the_border_reopens
Chile and Peru will meet once the inspectors leave. | - | planned CHL PER if=once_the_inspectors_leave
Chile discussed whether to hold talks with Peru. | - | -
Chile could meet Peru in Lima. | - | -
# mediators
Qatar mediated talks between Chad and Sudan. | - | held TCD SDN third=QAT
Norway hosted talks between Bolivia and Chile. | - | held BOL CHL third=NOR
Talks between Bolivia and Chile, mediated by Norway, were held in Bergen. | - | held BOL CHL third=NOR place=Bergen
Bolivia and Chile met in Bergen under the auspices of the United Nations. | - | held BOL CHL third=UN place=Bergen
Kenya will host talks between Ethiopia and Somalia in June. | 2024-05-10 | planned ETH SOM third=KEN date=2024-06-01
Ethiopia and Somalia held talks brokered by Turkey. | - | held ETH SOM third=TUR
Indirect talks between Iran and Yemen through Omani mediators began in Muscat. | -
    | held IRN YEM third=OMN place=Muscat
Talks between Ethiopia and Somalia hosted by Djibouti were postponed. | - | postponed ETH SOM third=DJI
Istanbul hosted talks between Georgia and Russia. | - | held GEO RUS place=Istanbul
# rounds and series
Japan and South Korea held a third round of talks in Seoul. | - | held JPN KOR round=3 place=Seoul
Japan and South Korea have held four rounds of talks. | - | held JPN KOR rounds=4
The 12th round of talks between Japan and South Korea ended in Seoul. | - | held JPN KOR round=12 place=Seoul
Japan and South Korea met in Seoul on 2 May 2024 and will meet in Tokyo on 9 June 2024. | -
    | held JPN KOR place=Seoul date=2024-05-02 + planned JPN KOR place=Tokyo date=2024-06-09
Japan and South Korea met in Seoul. Talks between Japan and South Korea were held in Seoul. | -
    | held JPN KOR place=Seoul
# pronouns, both sides
Egypt and Ethiopia met in Cairo. They will meet again in Asmara. | -
    | held EGY ETH place=Cairo + planned EGY ETH place=Asmara
Egypt and Ethiopia met in Cairo. Both sides agreed to meet again in June. | 2024-05-10
    | held EGY ETH place=Cairo + planned EGY ETH date=2024-06-01
A summit between Egypt and Ethiopia was planned for May. It has been postponed. | 2024-04-10
    | planned EGY ETH form=summit + postponed EGY ETH
Iran and Iraq opened talks in Basra. The talks ended on Sunday. | 2024-05-10 | held IRN IRQ place=Basra
Egypt sent a delegation to Ethiopia. The two countries will hold talks on Monday. | 2024-05-10
    | planned EGY ETH date=2024-05-13
# levels, places
The defence ministers of Japan and Australia met in Canberra. | - | held JPN AUS level=ministers place=Canberra
The leaders of India and Bhutan held talks in Thimphu. | - | held IND BTN level=leaders place=Thimphu
The Istanbul talks between Georgia and Russia ended on Friday. | 2024-05-12
    | held GEO RUS place=Istanbul date=2024-05-10
A peace conference on Libya will be held in Rome. | - | planned form=conference place=Rome
Moscow and Tbilisi held talks in Geneva. | - | held RUS GEO place=Geneva
# quiet
Peru's president rejected calls to abandon the accord with Chile. | - | -
Chad rejects any discussion of its border with Sudan. | - | -
Peru met Chile's demands. | - | -
Norway met its climate target. | - | -
Chile and Peru share a border. | - | -
Chile and Peru are talking about football again. | - | -
Peru's minister spoke about Chile. | - | -
Russia and Georgia have met several times. | - | held RUS GEO
The call for prayer was heard in Cairo. | - | -
Nobody in Peru talks to strangers. | - | -
Ministers from Laos and Vietnam gathered in Hue for talks. | - | held LAO VNM place=Hue
Laos and Vietnam opened negotiations in Hue on Monday. | 2024-05-10 | held LAO VNM place=Hue date=2024-05-06
Laos sat down with Vietnam for talks in Hue. | - | held LAO VNM place=Hue
Laos and Vietnam wrapped up talks in Hue. | - | held LAO VNM place=Hue
A meeting of the Laotian and Vietnamese ministers is taking place in Hue. | -
    | ongoing LAO VNM level=ministers place=Hue
Cuba's president held a phone call with Mexico's president. | - | held CUB MEX form=call level=leaders
Cuba and Mexico scheduled talks for Thursday. | 2024-05-07 | planned CUB MEX date=2024-05-09
Cuba and Mexico agreed to a summit in Merida. | - | planned CUB MEX form=summit place=Merida
Cuba and Mexico vowed to continue talks. | - | planned CUB MEX
Cuban and Mexican negotiators are expected to meet again on Thursday. | 2024-05-07 | planned CUB MEX date=2024-05-09
The talks between Cuba and Mexico will resume on Thursday. | 2024-05-07 | planned CUB MEX date=2024-05-09
Cuba is willing to talk to Mexico. | - | proposed CUB MEX
Cuba is open to talks with Mexico. | - | proposed CUB MEX
Cuba sought a meeting with Mexico. | - | proposed CUB MEX
Cuba demanded talks with Mexico. | - | proposed CUB MEX
Cuba is trying to arrange a meeting with Mexico. | - | proposed CUB MEX
Cuba and Mexico should hold talks. | - | proposed CUB MEX
Cuba will not take part in talks with Mexico. | - | declined CUB MEX
Cuba scrapped a meeting with Mexico. | - | cancelled CUB MEX
Talks between Cuba and Mexico broke down. | - | cancelled CUB MEX
The meeting between the Cuban and Mexican presidents was cancelled on Monday. | 2024-05-10
    | cancelled CUB MEX level=leaders
Cuba halted talks with Mexico. | - | cancelled CUB MEX
Cuba has asked to postpone talks with Mexico. | - | postponed CUB MEX
Talks between Cuba and Mexico have been adjourned until Thursday. | 2024-05-07 | postponed CUB MEX
There are no plans for talks between Cuba and Mexico. | - | not-scheduled CUB MEX
Cuba has no plans to hold talks with Mexico. | - | not-scheduled CUB MEX
Cuba has not met Mexico. | - | not-scheduled CUB MEX
Oman is mediating talks between Iran and Iraq. | - | ongoing IRN IRQ third=OMN
Iran and Iraq held talks in Muscat through Omani mediators. | - | held IRN IRQ third=OMN place=Muscat
The African Union convened talks between Mali and Niger in Lome. | - | held MLI NER third=AU place=Lome
Talks between Mali and Niger, facilitated by Togo, are scheduled for Friday. | 2024-05-07
    | planned MLI NER third=TGO date=2024-05-10
The first round of talks between Mali and Niger took place in Lome. | - | held MLI NER round=1 place=Lome
The fifth round of talks between Mali and Niger was postponed. | - | postponed MLI NER round=5
Mali and Niger will hold a fifth round of talks. | - | planned MLI NER round=5
Mali proposed a fifth round of talks with Niger. | - | proposed MLI NER round=5
The deputy foreign ministers of Mali and Niger met. | - | held MLI NER
The technical teams of Mali and Niger met in Lome. | - | held MLI NER place=Lome
The Malian foreign minister met his Nigerien counterpart on the sidelines of the summit. | - | held MLI NER
Malian diplomats said they had met Nigerien officials. | - | held MLI NER
The meeting was attended by ministers from Mali and Niger. | - | held MLI NER level=ministers
Delegates from Mali, Niger and Togo met in Accra. | - | held MLI NER TGO place=Accra
Mali, Niger and Togo held trilateral talks in Accra. | - | held MLI NER TGO place=Accra
Hundreds of people met in Accra. | - | -
The minister of Mali met reporters. | - | -
Mali's talks show is popular in Niger. | - | -
Mali supports dialogue. | - | -
# what a participle, a relative or an infinitive behind the noun tells
Peru and Chile agreed to resume talks that were broken off in March. | 2024-05-10
    | planned PER CHL + cancelled PER CHL
Kenya and Mali agreed on a truce, with further talks to begin at once. | -
    | planned KEN MLI
Kenya and Mali will meet again after the latest round of talks in Lagos has ended. | -
    | planned KEN MLI + held KEN MLI place=Lagos
Talks between Chad and Sudan mediated by Norway and hosted by Egypt took place in Cairo. | -
    | held TCD SDN third=EGY,NOR
# a bare verb belongs to the infinitive before it
Kenya agrees to open the border, hold talks with Somalia and free the traders. | - | planned KEN SOM
# parties of the deed that talks are beside; persons joined under a title; a subject after a place
US President Joe Biden and Chinese President Xi Jinping agreed to a trade deal during a summit in Lima. | -
    | held CHN USA form=summit place=Lima
In Cali, Colombia, Swedish envoy Karin Lund met with ELN commanders. | - | held SWE eln place=Cali
# a noun before its preposition; delegations; readiness said with "is"
Mali signalled openness to talks with Niger. | - | proposed MLI NER
Hungary sent a delegation to Kyiv for talks with Ukraine. | - | planned HUN UKR
# what is only discussed makes nobody a party, a call lends its parties to nothing
The president of Kenya spoke with the president of Uganda. They discussed upcoming talks in Cairo. | -
    | held KEN UGA form=call
# talks with one's own people
Turkey's president held talks with the head of Turkey's army. | - | -
# help with roles: with somebody "as"
The FARC and Colombia held talks with Cuba and Norway as guarantors. | - | held farc COL third=CUB,NOR
US diplomats pressed for peace talks in Burundi. | - | proposed BDI third=USA
# a verb that looks like a noun
The governments of Mali and Togo resume talks in Lome. | - | held MLI TGO place=Lome
Bolivia's president hosts the prime minister of Peru in La Paz. | - | held BOL PER form=visit place=La_Paz
Officials say that Mali and Togo are continuing truce talks by video. | - | ongoing MLI TGO by=?
# beside a deed
Mali and Togo will open the bridge following talks between the two countries. | - | held MLI TGO
Mali freed nine Togolese drivers following talks with Togo. | - | held MLI TGO
Mali reopened its embassy ahead of talks with Togo. | - | planned MLI TGO
The Malian president announced new aid prior to a meeting with the president of Togo. | -
    | planned MLI TGO level=?
Mali withdrew its guards as part of ongoing talks with Togo. | - | ongoing MLI TGO
The mayor of the Malian town of Kayes said the road would open after talks with Togo. | - | held MLI TGO
Mali and Togo agreed to reopen the road following talks in Accra between the two ministers. | -
    | held MLI TGO place=Accra level=?
# visits
The Malian president, during a visit to Togo, praised the pact. | - | held MLI TGO form=visit
The Malian president made an unannounced visit to Togo. | - | held MLI TGO form=visit
The Malian foreign minister cancelled the rest of her visit to Togo. | - | cancelled MLI TGO form=visit
Mali's president announced a visit to Togo. | - | planned MLI TGO form=visit
During a visit by the Malian president, Togo promised new buses. | - | held MLI TGO form=visit
Mali's president flew to Togo on 4 June 2024. | - | held MLI TGO form=visit date=2024-06-04
Mali's president will travel to Togo and Benin. | - | planned MLI TGO BEN form=visit
Malian troops arrived in Togo. | - | -
Malian tourists travelled to Togo. | - | -
Togo barred Malian officials from visiting the country. | - | declined MLI TGO form=visit
Sultan Haitham became the first Omani monarch to visit Togo. | - | held OMN TGO form=visit
# who a gathering is of
The African Union held a summit in Kigali, Rwanda. | - | held AU form=summit place=Kigali level=leaders
The presidents of Mali and Togo met in Bouake, Ivory Coast. | - | held MLI TGO place=Bouake level=leaders
The Security Council held a meeting on the dispute between Mali and Togo. | - | -
Neither Mali nor Togo sent delegates to the summit. | - | declined MLI TGO form=summit level=leaders
The climate summit opened in Lome. | - | -
The truce followed mediation talks with Togolese officials. | - | -
Togolese-mediated talks between Mali and Benin opened. | - | held MLI BEN third=TGO
# people who are no government's
Malian rebels met officials from Togo. | - | held malian-rebels TGO
The government of Togo held talks with tribal elders. | - | held TGO tribal-elders
The UN envoy for Mali met the Togolese president. | - | held UN TGO
The president of Togo is negotiating with Kossi Abalo. | - | ongoing TGO abalo
# the two Koreas
North and South Korea held talks in Kaesong. | - | held PRK KOR place=Kaesong
The two Koreas will hold a summit in May. | 2024-04-10 | planned PRK KOR form=summit level=leaders date=2024-05-01
# no diplomacy
The party leaders opened coalition talks with Togo's unions. | - | -
Mali and the miners held talks on pay. | - | -
# what is wished, tried, given up
This is the first time that the leaders of Mali and Togo have met. | - | held MLI TGO level=leaders
Mali ended all attempts to negotiate with Togo. | - | declined MLI TGO
Demonstrators signed a petition to cancel the visit of the Malian president to Togo. | - | -
Mali walked away from the talks with Togo. | - | cancelled MLI TGO
Truce talks in Lome have ended without a result. | - | held place=Lome
# stops, former meetings, what is only alleged
Talks between Oman and Qatar are entering a phase of freezing. | - | cancelled OMN QAT
Talks between Oman and Qatar have reached an impasse. | - | cancelled OMN QAT
The stalled talks between Oman and Qatar cost the region much. | - | cancelled OMN QAT
Oman accused Qatar of pursuing separate negotiations with Bahrain. | - | -
The leaders of Oman and Qatar met in Muscat. They had previously met. | -
    | held OMN QAT place=Muscat level=? + held OMN QAT level=?
Truce talks between Mali and Togo, scheduled to take place on Friday, are postponed. | 2024-05-07
    | postponed MLI TGO date=?
Mali warned that it would pull out of the talks with Togo if the raids went on. | - | -
The talks with Mali are expected to end on Friday. | 2024-05-07 | ongoing MLI date=2024-05-10
Mali's delegation failed to show up for talks with Togo. | - | declined MLI TGO
Talks that were due to begin between Mali and Togo did not take place. | - | not-scheduled MLI TGO
The presidents of Mali and Togo have not made progress in talks on the border. | - | held MLI TGO level=?
# series and places
The Malian government and Togo wrapped up a fourth cycle of negotiations in Lome. | - | held MLI TGO round=4 place=Lome
Mali's delegation left on Monday for peace talks with Togo in Doha. | 2024-05-10 | planned MLI TGO place=Doha
A peace conference on Mali opened in New York City. | - | held place=New_York_City form=conference
Mali and Togo held their first peace talks in six years. | 2024-05-10 | held MLI TGO
# both sides, said in other ways
Mali and Togo opened talks. President Goita had suspended the talks in January. | 2024-05-10
    | held MLI TGO + cancelled MLI TGO date=2024-01-01
A meeting between President of Mali Assimi Goita and Togolese President Faure Gnassingbe is planned. | -
    | planned MLI TGO level=?
A new round of talks on nuclear fuel between Mali and Togo opened. | - | held MLI TGO
The king of Jordan received a Togolese delegation in Amman. | - | held JOR TGO form=visit place=Amman
Goita has refused to meet the Togolese president face to face. | 2024-05-10 | declined MLI TGO level=?
Talks between Mali and Togo followed a breakdown in talks between Benin and Ghana. | -
    | held MLI TGO + cancelled BEN GHA
On an official visit to Togo, the Malian president praised the pact. | - | held MLI TGO form=visit
European leaders held talks with Togo in Brussels. | - | held EU TGO place=Brussels level=?
Mali and Togo agreed that Benin and Ghana should hold talks. | - | proposed BEN GHA
The leaders of Mali and Togo resume talks before a peace conference takes place in Geneva next week. | 2024-05-10
    | held MLI TGO level=leaders + planned place=Geneva form=conference date=2024-05-13
"""


@pytest.mark.parametrize("row", rows(CASES), ids=lambda row: row.text)
def test_finds_the_meetings(row: Row, find: Find) -> None:
    found = [one for one in find(row.text, row.published) if isinstance(one.body, Meeting)]
    assert row.fits(found), f"wanted {row.wanted}\nfound  {told(found)}"


def test_every_status_has_its_rows() -> None:
    assert {status for status in MeetingStatus if not any(str(status) in row.wanted for row in rows(CASES))} == set()


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Peru is large. Chile and Peru met in Lima. Chile is long.", "Chile and Peru met in Lima"),
        ("Rain fell in Lima, but Chile and Peru agreed to hold talks.", "Chile and Peru agreed to hold talks"),
        ("Sudan, Lavrov said, refused to meet South Sudan.", "refused to meet South Sudan"),
    ],
)
def test_evidence_is_the_clause_that_tells(text: str, evidence: str, find: Find) -> None:
    (found,) = find(text)
    citation = found.citations[0]
    assert text[citation.span.start : citation.span.end] == citation.exact
    assert evidence in citation.exact
    assert "large" not in citation.exact
    assert "Rain" not in citation.exact
    assert "long" not in citation.exact


def test_a_day_to_come_makes_it_planned(find: Find) -> None:
    statuses = [
        find("Chile and Peru meet on 9 June 2024.", date.fromisoformat(day))[0].body.status  # type: ignore[union-attr]
        for day in ("2024-06-01", "2024-06-20")
    ]
    assert statuses == [MeetingStatus.PLANNED, MeetingStatus.HELD]


@pytest.mark.parametrize(
    ("text", "certainty", "polarity", "tense"),
    [
        ("Chile and Peru met.", "certain", "positive", "past"),
        ("Chile and Peru will meet.", "probable", "positive", "future"),
        ("Chile offered to meet Peru.", "possible", "positive", "hypothetical"),
        ("Chile refused to meet Peru.", "probable", "negative", "future"),
        ("Chile and Peru are holding talks.", "certain", "positive", "ongoing"),
        ("Talks between Chile and Peru did not take place.", "certain", "negative", "past"),
    ],
)
def test_how_sure_whether_and_when(text: str, certainty: str, polarity: str, tense: str, find: Find) -> None:
    (found,) = find(text)
    factuality = found.body.factuality  # type: ignore[union-attr]
    assert (factuality.certainty, factuality.polarity, factuality.tense) == (certainty, polarity, tense)


def test_a_label_before_a_headline_is_no_meeting(pipeline: Language, actors: ActorIndex) -> None:
    title, body = "Belgrade-Pristina dialogue: envoy travels to Vienna", "The envoy left."
    document = Document(id="d", text=f"{title}\n\n{body}", title=title, body=len(title) + 2, language="en")
    (annotated,) = SpacyAnnotator(pipeline, actors).annotate([document])
    assert not list(TalksExtractor().extract(annotated, ()))
