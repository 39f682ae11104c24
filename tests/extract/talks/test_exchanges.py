"""Exchanges of prisoners, hostages, bodies, civilians: status, parties, number."""

from collections.abc import Callable

import pytest
from tests.extract.talks.rows import Row, rows, told

from dragoman.model import Exchange, ExchangeStatus, Finding

Find = Callable[..., list[Finding]]

# text | published | the exchanges
CASES = """
# carried out
Chad and Sudan exchanged 200 prisoners on Friday. | 2024-05-12
    | carried-out TCD SDN what=prisoners count=200 date=2024-05-10
Chad and Sudan swapped prisoners at the border. | - | carried-out TCD SDN what=prisoners count=-
Chad and Sudan swapped 100 prisoners each. | - | carried-out TCD SDN what=prisoners count=200
Armenia released 15 Azerbaijani soldiers. | - | carried-out ARM AZE what=prisoners count=15
Azerbaijan handed over the bodies of 60 soldiers to Armenia. | - | carried-out AZE ARM what=bodies count=60
Azerbaijan returned 12 children to Armenia. | - | carried-out AZE ARM what=civilians count=12
The FARC freed three hostages in Colombia. | - | carried-out farc what=hostages count=3
Hamas released four Israeli hostages. | - | carried-out hamas ISR what=hostages count=4
Two Israeli hostages were released by Hamas on Monday. | 2024-05-10
    | carried-out hamas ISR what=hostages count=2 date=2024-05-06
A prisoner swap between Chad and Sudan took place on Sunday. | 2024-05-10
    | carried-out TCD SDN what=prisoners date=2024-05-05
An exchange of prisoners between Chad and Sudan took place in Abuja. | - | carried-out TCD SDN what=prisoners
Thailand repatriated 18 Cambodian soldiers. | - | carried-out THA KHM what=prisoners count=18
Chad and Sudan exchanged 1,200 prisoners. | - | carried-out TCD SDN what=prisoners count=1200
Chad and Sudan exchanged two hundred prisoners. | - | carried-out TCD SDN what=prisoners count=200
Chad released 40 Sudanese prisoners and 10 civilians. | - | carried-out TCD SDN count=50
Yemen freed 30 Saudi detainees. | - | carried-out YEM SAU what=prisoners count=30
Chad and Sudan carried out a prisoner exchange mediated by Qatar. | - | carried-out TCD SDN third=QAT what=prisoners
India received the remains of 11 soldiers from China. | - | carried-out IND CHN what=bodies count=11
Sudan released 25 prisoners of war to Chad. | - | carried-out SDN TCD what=prisoners count=25
# agreed
Chad and Sudan agreed to exchange prisoners. | - | agreed TCD SDN what=prisoners
Chad and Sudan agreed to swap 300 prisoners. | - | agreed TCD SDN what=prisoners count=300
Chad and Sudan agreed on a prisoner swap. | - | agreed TCD SDN what=prisoners
Hamas agreed to release ten Israeli hostages. | - | agreed hamas ISR what=hostages count=10
Chad and Sudan reached an agreement on the exchange of prisoners. | - | agreed TCD SDN what=prisoners
Qatar brokered a prisoner exchange between Chad and Sudan. | - | agreed TCD SDN third=QAT what=prisoners
# planned
Chad will release 40 Sudanese prisoners. | - | planned TCD SDN what=prisoners count=40
Chad plans to hand over the bodies of six soldiers to Sudan. | - | planned TCD SDN what=bodies count=6
Hamas will free three Israeli hostages on Saturday. | 2024-05-08
    | planned hamas ISR what=hostages count=3 date=2024-05-11
# proposed
Chad proposed a prisoner swap with Sudan. | - | proposed TCD SDN what=prisoners
Chad offered to release 20 Sudanese prisoners. | - | proposed TCD SDN what=prisoners count=20
Norway urged Hamas to release the hostages. | - | proposed hamas what=hostages
Chad is ready to exchange prisoners with Sudan. | - | proposed TCD SDN what=prisoners
# declined
Chad will not release the prisoners. | - | declined TCD
Chad and Sudan traded prisoners. | - | carried-out TCD SDN
A prisoner exchange between Chad and Sudan is scheduled for Friday. | 2025-06-05 | planned TCD SDN
Chad and Sudan freed two dozen prisoners. | - | carried-out TCD SDN count=24
Chad refused to release Sudanese prisoners. | - | declined TCD SDN what=prisoners
Chad rejected a prisoner swap with Sudan. | - | declined TCD SDN what=prisoners
Chad refused to exchange prisoners with Sudan. | - | declined TCD SDN what=prisoners
# chain
Sudan said Chad had released 30 Sudanese prisoners. | - | carried-out TCD SDN what=prisoners count=30 by=SDN
# other side known
Chad and Sudan agreed to a truce. Chad released 30 prisoners on Monday. | 2024-05-10
    | carried-out TCD SDN what=prisoners count=30 date=2024-05-06
# quiet
Chad released a statement on prisoners. | - | -
Chad and Sudan exchanged fire. | - | -
Chad and Sudan exchanged views on trade. | - | -
Chad released water from the dam. | - | -
The return of the rains pleased farmers in Chad. | - | -
Chad may release Sudanese prisoners. | - | -
Chad did not release the Sudanese prisoners. | - | -
If Chad frees the Sudanese prisoners, talks will begin. | - | -
The film about Sudanese prisoners was released in Chad. | - | -
Twelve Vietnamese prisoners were freed by Laos. | - | carried-out LAO VNM what=prisoners count=12
The bodies of nine soldiers were handed over to Vietnam by Laos. | - | carried-out LAO VNM what=bodies count=9
Laos and Vietnam completed an exchange of 70 prisoners. | - | carried-out LAO VNM what=prisoners count=70
Laos is to release two Vietnamese hostages. | - | planned LAO VNM what=hostages count=2
Laos promised to free Vietnamese prisoners. | - | planned LAO VNM what=prisoners
Laos asked Vietnam to release its prisoners. | - | proposed LAO VNM what=prisoners
Laos suggested an exchange of prisoners with Vietnam. | - | proposed LAO VNM what=prisoners
Laos exchanged five prisoners for seven. | - | carried-out LAO what=prisoners
Laos freed a dozen Vietnamese prisoners. | - | carried-out LAO VNM what=prisoners count=12
Laos freed a hundred Vietnamese prisoners. | - | carried-out LAO VNM what=prisoners count=100
Chad and Sudan reached an agreement to begin a truce and to exchange prisoners. | - | agreed TCD SDN what=prisoners
The first phase of the prisoner exchange between Chad and Sudan was completed. | - | carried-out TCD SDN
Peru suspended the release of 40 Ecuadorian prisoners. | - | declined PER ECU count=40
Forty Chadian prisoners that Sudan plans to release will fly home. | - | planned SDN TCD
France called for the release of those detained in Mali. | - | proposed third=FRA
# the verb in a headline
Laos and Vietnam swap prisoners. | - | carried-out LAO VNM what=prisoners
Laos and Vietnam swap prisoners on a 40-for-40 basis. | - | carried-out LAO VNM what=prisoners count=80
# for whom they are freed
Laos freed 15 Vietnamese in exchange for nine pilots. | - | carried-out LAO VNM what=prisoners count=24
Laos freed 15 prisoners in exchange for Vietnam releasing nine pilots. | - | carried-out LAO VNM count=24
Laos pardoned the pilot Somsak Vongsa in exchange for two soldiers held in Vietnam. | - | carried-out LAO VNM
# where they are kept
Laos brought home 75 soldiers from Vietnamese captivity. | - | carried-out LAO VNM count=75
Laos brought its soldiers home. | - | -
Laotian troops freed the prisoners from a Taliban jail. | - | -
# who stands beside an exchange told of
Laos and Vietnam carried out a prisoner exchange, with 40 soldiers being returned to Laos. | - | carried-out LAO VNM
# under a deal
Laos and Vietnam are close to a deal under which Laos would free 30 hostages. | - | proposed LAO VNM count=30
Laos will free the hostages if Vietnam ends its raids. | - | proposed LAO what=hostages
# numbers
Laos released 46 of one thousand Vietnamese prisoners. | - | carried-out LAO VNM count=46
Laos and Vietnam completed a prisoner exchange with 115 men from each side. | - | carried-out LAO VNM count=230
# what has to be done, and what was done before
Laos has to release the hostages. | - | proposed LAO what=hostages
The envoy of Laos came to Hanoi to urge Vietnam to free the prisoners. | - | proposed VNM what=prisoners
The next phase will see Laos release 50 Vietnamese prisoners. | - | planned LAO VNM count=50 by=?
Laos vowed revenge after freeing two Vietnamese hostages. | - | carried-out LAO VNM what=hostages count=2
# lists whose preposition the parser loses
The envoy of Laos calls for peace in Mali, the release of all war prisoners and new elections. | - | proposed third=LAO
"""


@pytest.mark.parametrize("row", rows(CASES), ids=lambda row: row.text)
def test_finds_the_exchanges(row: Row, find: Find) -> None:
    found = [one for one in find(row.text, row.published) if isinstance(one.body, Exchange)]
    assert row.fits(found), f"wanted {row.wanted}\nfound  {told(found)}"


def test_every_status_has_its_rows() -> None:
    assert {status for status in ExchangeStatus if not any(str(status) in row.wanted for row in rows(CASES))} == set()


def test_evidence_is_verbatim_and_one_sentence(find: Find) -> None:
    text = "Chad is dry. Chad and Sudan exchanged 200 prisoners on Friday. Sudan is dry."
    (found,) = find(text)
    citation = found.citations[0]
    assert text[citation.span.start : citation.span.end] == citation.exact
    assert citation.exact == "Chad and Sudan exchanged 200 prisoners on Friday"
