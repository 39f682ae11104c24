"""Accords: status, form, parties, who stands between."""

from collections.abc import Callable

import pytest
from tests.extract.talks.rows import Row, rows, told

from dragoman.model import Accord, AccordStatus, Finding

Find = Callable[..., list[Finding]]

# text | published | the accords
CASES = """
# agreed
Thailand and Cambodia agreed to a ceasefire. | - | agreed THA KHM form=ceasefire
Thailand and Cambodia have reached a peace agreement. | - | agreed THA KHM form=peace-agreement
A truce between Thailand and Cambodia was announced on Monday. | 2024-05-10 | agreed THA KHM form=ceasefire
Egypt brokered a truce between Chad and Sudan. | - | agreed TCD SDN third=EGY form=ceasefire
The government of Colombia and the ELN agreed on a truce. | - | agreed COL eln form=ceasefire
An agreement was reached between Bolivia and Chile. | - | agreed BOL CHL
Chile accepted the ceasefire. | - | agreed CHL form=ceasefire
Armenia and Azerbaijan are to sign a peace treaty in June. | 2024-05-10 | agreed ARM AZE form=treaty
Armenia and Azerbaijan agreed on the text of a peace treaty. | - | agreed ARM AZE form=treaty
Armenia and Azerbaijan agreed to withdraw from the valley. | - | agreed ARM AZE form=other
Qatar mediated a ceasefire between Chad and Sudan. | - | agreed TCD SDN third=QAT form=ceasefire
Sudan and South Sudan struck a deal on oil. | - | agreed SDN SSD form=other
Hamas and Israel agreed to a 60-day truce. | - | agreed hamas ISR form=ceasefire
A ceasefire deal between Hamas and Israel has been reached, Qatar said. | - | agreed hamas ISR form=ceasefire by=QAT
Hamas committed to a ceasefire. | - | agreed hamas form=ceasefire
# signed
The visit follows the accord that Chad and Sudan signed in Doha in May. | - | signed TCD SDN
The visit follows the accord on the return of refugees that Chad and Sudan signed in Doha. | - | signed TCD SDN
Kenya and Somalia signed a memorandum of understanding in Nairobi. | - | signed KEN SOM form=memorandum
A peace agreement was signed by Armenia and Azerbaijan on 8 August 2025. | -
    | signed ARM AZE form=peace-agreement date=2025-08-08
Rwanda and Burundi have signed a treaty. | - | signed RWA BDI form=treaty
The ceasefire agreement was signed by Mali and Niger. | - | signed MLI NER form=ceasefire
Mali signed a peace deal with Niger. | - | signed MLI NER form=peace-agreement
Venezuela and Guyana signed a framework agreement on the river. | - | signed VEN GUY form=framework
The foreign ministers of Venezuela and Guyana signed a joint declaration. | - | signed VEN GUY
A roadmap was signed by Libya and Tunisia. | - | signed LBY TUN form=plan
# in force
A ceasefire between Thailand and Cambodia came into force at midnight. | - | in-force THA KHM form=ceasefire
The truce between Chad and Sudan is holding. | - | in-force TCD SDN form=ceasefire
A truce between Chad and Sudan began on Friday. | 2024-05-12 | in-force TCD SDN form=ceasefire date=2024-05-10
The treaty between Peru and Chile has entered into force. | - | in-force PER CHL form=treaty
Chad and Sudan are observing the truce. | - | in-force TCD SDN form=ceasefire
# extended
Chad and Sudan extended the truce by three days. | - | extended TCD SDN form=ceasefire
The truce between Chad and Sudan was extended until Friday. | 2024-05-08 | extended TCD SDN form=ceasefire
Chad and Sudan agreed to extend the ceasefire. | - | extended TCD SDN form=ceasefire
Chad and Sudan prolonged the ceasefire. | - | extended TCD SDN form=ceasefire
# violated
Cambodia accused Thailand of violating the ceasefire. | - | violated THA by=KHM
Chad denounced violations of the truce by Sudan. | - | violated SDN by=?
A ceasefire between Chad and Sudan was proposed by Egypt. | - | proposed TCD SDN third=EGY
A ceasefire between Chad and Sudan took effect on Sunday. | 2025-06-05 | in-force TCD SDN
Chad called off the truce with Sudan. | - | ended TCD SDN
Cambodia violated the ceasefire with Thailand. | - | violated KHM THA form=ceasefire
The ceasefire between Thailand and Cambodia has been violated. | - | violated THA KHM form=ceasefire
Thailand said Cambodia had broken the truce. | - | violated KHM form=ceasefire by=THA
Sudanese troops crossed the river in breach of a ceasefire with Chad. | - | violated SDN TCD form=ceasefire
# rejected
Chad rejected a ceasefire with Sudan. | - | rejected TCD SDN form=ceasefire
Chad refused to sign the peace agreement with Sudan. | - | rejected TCD SDN form=peace-agreement
Chad turned down a truce offered by Sudan. | - | rejected TCD SDN form=ceasefire
Hamas rejected a draft agreement with Israel. | - | rejected hamas ISR form=draft
The peace plan was rejected by Chad and Sudan. | - | rejected TCD SDN form=plan
# ended
The ceasefire between Chad and Sudan collapsed. | - | ended TCD SDN form=ceasefire
The truce between Chad and Sudan expired on Friday. | 2024-05-12 | ended TCD SDN form=ceasefire date=2024-05-10
Chad withdrew from the peace agreement with Sudan. | - | ended TCD SDN form=peace-agreement
Chad ended the ceasefire with Sudan. | - | ended TCD SDN form=ceasefire
Chad suspended the treaty with Sudan. | - | ended TCD SDN form=treaty
# proposed
Norway called for a ceasefire between Chad and Sudan. | - | proposed TCD SDN third=NOR form=ceasefire
Chad is ready for a ceasefire with Sudan. | - | proposed TCD SDN form=ceasefire
The African Union demanded a ceasefire. | - | proposed third=AU form=ceasefire
Chad offered to sign a treaty with Sudan. | - | proposed TCD SDN form=treaty
# drafted
Chad and Sudan exchanged draft memorandums. | - | drafted TCD SDN form=draft
Chad and Sudan are drafting a peace treaty. | - | drafted TCD SDN form=treaty
Armenia and Azerbaijan are negotiating a peace treaty. | - | drafted ARM AZE form=treaty
Armenia and Azerbaijan are working on a draft agreement. | - | drafted ARM AZE form=draft
# the accord behind its breach
Chad broke a ceasefire agreed with Sudan in May. | 2024-07-10
    | violated TCD SDN form=ceasefire + agreed TCD SDN form=ceasefire
# pronouns and both sides
Chad and Sudan met in Abuja. Both sides signed a memorandum. | - | signed TCD SDN form=memorandum
Chad and Sudan ended two days of talks. They agreed to a ceasefire. | - | agreed TCD SDN form=ceasefire
# chain
Lavrov said Chad and Sudan had signed a treaty. | - | signed TCD SDN form=treaty by=lavrov
# quiet
Any deal between Chad and Sudan would need guarantees. | - | -
If Chad and Sudan sign a treaty, aid will follow. | - | -
Chad and Sudan may agree to a ceasefire. | - | -
Chad has to change its law before a treaty between Chad and Sudan is signed. | - | -
No agreement was reached between Chad and Sudan. | - | -
Chad and Sudan failed to reach an agreement. | - | -
Chad and Sudan ended the week without agreeing on a ceasefire. | - | -
Chad and Sudan discussed the implementation of the 2015 peace agreement. | - | -
Peru and Chile parted without having signed a memorandum. | - | -
Chad and Sudan disagreed over water. | - | -
Traders in Chad and Sudan made a great deal of money. | - | -
The peace talks between Chad and Sudan did not produce an agreement. | - | -
Laos and Vietnam concluded an agreement on water. | - | agreed LAO VNM
Laos and Vietnam declared a ceasefire. | - | agreed LAO VNM form=ceasefire
Vietnam agreed to a truce proposed by Laos. | - | agreed VNM LAO form=ceasefire
Qatar announced a truce between Laos and Vietnam. | - | agreed LAO VNM form=ceasefire by=QAT
Laos and Vietnam inked a pact in Hue. | - | signed LAO VNM
Laos and Vietnam will sign a peace agreement on Friday. | 2024-05-07
    | agreed LAO VNM form=peace-agreement date=2024-05-10
An accord between Laos and Vietnam was signed in Hue. | - | signed LAO VNM
The truce between Laos and Vietnam went into effect. | - | in-force LAO VNM form=ceasefire
The ceasefire between Laos and Vietnam has held for a month. | - | in-force LAO VNM form=ceasefire
Laos and Vietnam renewed the truce. | - | extended LAO VNM form=ceasefire
Laos refused to extend the truce with Vietnam. | - | rejected LAO VNM form=ceasefire
Laos breached the ceasefire with Vietnam. | - | violated LAO VNM form=ceasefire
Laos and Vietnam accused each other of breaking the truce. | - | violated LAO VNM form=ceasefire by=?
Laos denied violating the truce with Vietnam. | - | -
Vietnam did not respect the truce with Laos. | - | violated VNM LAO form=ceasefire
The truce between Laos and Vietnam ended on Friday. | 2024-05-12 | ended LAO VNM form=ceasefire date=2024-05-10
The truce between Laos and Vietnam broke down. | - | ended LAO VNM form=ceasefire
Laos cancelled the treaty with Vietnam. | - | ended LAO VNM form=treaty
Laos suggested a truce with Vietnam. | - | proposed LAO VNM form=ceasefire
The pope appealed for a ceasefire between Laos and Vietnam. | - | proposed LAO VNM third=? form=ceasefire
Laos and Vietnam discussed a draft memorandum. | - | drafted LAO VNM form=draft
# finished, being finished
Brazil and Chile finalised a fishing agreement in Lima. | - | agreed BRA CHL
Kenya and Somalia are finalising a border agreement. | - | drafted KEN SOM
# in force
Armenian and Azerbaijani troops traded fire despite a ceasefire in place since May. | - | in-force ARM AZE
The truce between Laos and Vietnam, which came into force on Monday, was welcomed by China. | - | in-force LAO VNM
# dated, and broken
Chad broke the 2019 ceasefire with Sudan. | - | violated TCD SDN + agreed TCD SDN
Ukraine reported several ceasefire violations. | - | violated UKR
# a text that calls for one is refused
The United States vetoed a resolution calling for a truce in Sudan. | - | rejected USA third=?
Ghana will not accept any peace plan from Togo. | - | rejected GHA TGO
Egypt called for the truce to be restored. | - | proposed third=EGY
# to agree on a need is no accord
Syria and Lebanon agreed on the need for calm. | - | -
Syria and Lebanon agreed to remain in close contact. | - | -
# calls and proposals stay what they are until somebody consents
Laos renewed its call for a truce in Mali. | - | proposed third=LAO
Laos accepted a proposal for a truce with Vietnam. | - | agreed LAO VNM form=ceasefire
No truce was agreed to at the talks. | - | -
Laos stopped short of agreeing to a truce with Vietnam. | - | -
There must be a ceasefire, the president of Laos said. | - | proposed by=LAO
Laos will agree to a truce if Vietnam withdraws. | - | proposed LAO form=ceasefire
If the bridge is not opened, the truce with Vietnam will end, the president of Laos said. | - | -
Marchers gathered to urge the king of Jordan to advocate a truce in Mali. | - | proposed
# agreed in a verb
Laos agreed to cease all attacks on Vietnam. | - | agreed LAO form=ceasefire
Laos and Vietnam agreed that their guards will leave the valley. | - | agreed LAO VNM form=other
Laos agreed to a halt to hostilities. | - | agreed LAO form=ceasefire
The president of Laos called for an end to the bombardment of Mali. | - | proposed third=LAO form=ceasefire
# told as given
Laos freed 18 men as part of a ceasefire agreement with Vietnam. | - | agreed LAO VNM form=ceasefire
Laos wants a vote to be held as part of a peace deal with Vietnam. | - | -
Laos complained about a memorandum that Vietnam signed with China. | - | signed VNM CHN form=memorandum by=LAO
# its life
Laos revoked a defence accord with Vietnam. | - | ended LAO VNM
Laos is suspending its role in the treaty with Vietnam. | - | ended LAO VNM form=treaty
Laos rejoined the Rice Initiative. | - | agreed LAO
The Treaty on River Fishing entered into force. | - | in-force form=treaty
Laos and Vietnam signed a treaty in 2010. Laos withdrew from it on Monday. | 2024-05-10
    | signed LAO VNM form=treaty + ended LAO form=treaty
Laos and Vietnam reached a truce. They extended it by a week. | - | agreed LAO VNM + extended LAO VNM
# each of the other
Laos and Vietnam said that each side accused the other of breaking the truce. | - | violated LAO VNM by=?
# put forward from outside
Laos rejected a truce proposed by Egypt, Qatar and Norway. | - | rejected LAO third=EGY,NOR,QAT
# with those who are no party, and in general
Laos ended an accord with the university of Hanoi. | - | -
Patience leads to better peace agreements. | - | -
# an accord whose content is a truce is one accord
Chad and Sudan reached an agreement to begin a truce and to exchange prisoners. | - | agreed TCD SDN
"""


@pytest.mark.parametrize("row", rows(CASES), ids=lambda row: row.text)
def test_finds_the_accords(row: Row, find: Find) -> None:
    found = [one for one in find(row.text, row.published) if isinstance(one.body, Accord)]
    assert row.fits(found), f"wanted {row.wanted}\nfound  {told(found)}"


def test_every_status_has_its_rows() -> None:
    assert {status for status in AccordStatus if not any(str(status) in row.wanted for row in rows(CASES))} == set()


def test_evidence_is_verbatim_and_one_sentence(find: Find) -> None:
    text = "Chad is dry. Chad and Sudan signed a peace treaty on Monday. Sudan is dry."
    (found,) = find(text)
    citation = found.citations[0]
    assert text[citation.span.start : citation.span.end] == citation.exact
    assert citation.exact == "Chad and Sudan signed a peace treaty on Monday"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chad and Sudan signed the Abuja Peace Agreement.", "Abuja Peace Agreement"),
        ("Chad and Sudan signed a peace agreement.", None),
    ],
)
def test_the_proper_name_of_an_accord(text: str, title: str | None, find: Find) -> None:
    (found,) = find(text)
    assert isinstance(found.body, Accord)
    assert found.body.title == title
