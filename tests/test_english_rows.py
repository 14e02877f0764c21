"""Whole rows of English events: type, sides and status, one cause of wrong or missing rows at a time."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Event


def rows(text: str) -> list[str]:
    """The events as "source > TYPE status > target", sides as written."""

    def side(event: Event, of: str) -> str:
        return " + ".join(text[m.span[0] : m.span[1]] for m in getattr(event, of)) or "-"

    return [
        f"{side(e, 'source')} > {e.type} {e.status} > {side(e, 'target')}"
        for e in dateline.read_text(text, language="en", events="all").events
    ]


SHARED = [
    # an adverb that may open a clause stands inside the verb group
    ("The army has since withdrawn its troops from Kenya.", "The army > RETREAT past > Kenya"),
    # a disputed island or a dispute denies nothing
    ("Troops who had camped on a disputed island arrested two men.", "Troops > COERCE past > two men"),
    # "accused" behind a time or a comma is a verb
    (
        "Prosecutors in Accra on Monday accused a former minister of fraud.",
        "Prosecutors > ACCUSE past > a former minister",
    ),
    # they who arrest are of a standing to arrest
    ("The sheriff said they arrested one man.", "they > COERCE past > one man"),
    # what somebody suffers is not their deed, nor are they asked for it
    ("The senator condemned the killing of Ivo Marin.", "The senator > ACCUSE past > -"),
    (
        "The senator condemned the killing of Ivo Marin by the army.",
        "The senator > ACCUSE past > the army; the army > ASSAULT past > Ivo Marin",
    ),
    ("Opposition senators called for the dismissal of Ivo Marin.", "Opposition senators > REQUEST past > -"),
    # what a thing is about does not own it
    ("The senator called for a tax on Kenyan cement.", "The senator > REQUEST past > -"),
    # the subject is not the end of what stands before it
    ("On live television Erdogan also condemned the army.", "Erdogan > ACCUSE past > the army"),
    ("Early in the morning police cleared protesters from a square.", "police > COERCE past > protesters"),
    ("In the November deal, Turkey and Libya agreed on a border.", "Turkey + Libya > AGREE past > -"),
    # what is asked for goes on behind an aside
    (
        "They had asked the mayor, who was backed by the army, to resign.",
        "They > REQUEST past > the mayor",
    ),
    # sides that are joined by a preposition each
    (
        "The minister apologised to the president and to the parliament.",
        "The minister > CONCEDE past > the president + the parliament",
    ),
    # whom a means is used on
    (
        "Police used pepper spray to push the protesters back.",
        "Police > ASSAULT past > the protesters; Police > COERCE past > the protesters",
    ),
    # the House is no house, a jet is attacked itself
    ("The spokesman criticised the House.", "The spokesman > ACCUSE past > the House"),
    ("The army shot down a Ukrainian passenger jet.", "The army > ASSAULT past > a Ukrainian passenger jet"),
    # to announce one's own withdrawal is to concede, of another's one only tells
    ("President Tova Marin announced she would drop the plan.", "she > CONCEDE past > -"),
    # words that only look like acts of politics
    ("The mayor regretted that the letter was published.", ""),
    ("The ministry protested that it had not seen the letter.", ""),
    ("The envoys ended two days of talks without a map.", ""),
    # who is refused or promised something, whatever the verb
    ("The ministry refused to supply the army with a map.", "The ministry > REJECT past > the army"),
    # what is asked for is asked of nobody; its owner before it is
    ("The opposition called for the expropriation of the banks.", "The opposition > REQUEST past > -"),
    ("The opposition called for a commission of inquiry.", "The opposition > REQUEST past > -"),
    ("Protesters called for President Marin's resignation.", "Protesters > REQUEST past > President Marin"),
    # numerals, dates and attributes
    ("Authorities on Monday arrested twelve people.", "Authorities > COERCE past > twelve people"),
    ("In March, a study by the ministry was sent to the army.", ""),
    ("The president spoke of the alleged “gaffe” of the minister.", ""),
    # a participle behind "with" has a subject of its own
    ("Iran's fleet is old, with a lack of parts restricting flights.", ""),
    # a passive in a relative clause names nobody who did it
    ("The mayor spoke of the student who was arrested in May.", ""),
    ("The mayor spoke of the bridge that was bombed in May.", ""),
    # an envoy blames, not the message
    ("The envoy posted a message blaming Iran for the delay.", "The envoy > ACCUSE past > Iran"),
    # who approves a bill does what it does
    (
        "The congress approved a bill legalising gambling.",
        "The congress > SUPPORT past > -; The congress > CONCEDE past > -",
    ),
    # the verb of an aside does not make a verb behind it passive
    (
        "President Tova Marin told of a student, who was arrested, and promised to visit Kenya.",
        "President Tova Marin > AGREE past > Kenya",
    ),
    # a doer behind a noun is the noun's
    (
        "Both leaders were arrested during a protest by students.",
        "- > COERCE past > Both leaders; students > PROTEST past > -",
    ),
    # what was left is no actor, yet it was left; a person named alone may resign
    ("The army withdrew from this stretch of the road.", "The army > RETREAT past > -"),
    ("After Clara Marin stepped down in May, the talks stopped.", "Clara Marin > RETREAT past > -"),
    # who reiterates a call makes it; a possessive elsewhere stays
    ("The minister reiterated his call on Kenya to act.", "The minister > REQUEST past > Kenya"),
    # a question and a leaning are no acts
    ("The senator asked why the minister had not come.", ""),
    ("The senator favoured treaties over war.", ""),
    # May is not "may"
    ("After President May stepped down, the talks stopped.", "President May > RETREAT past > -"),
    # a possessive pronoun is kept as written
    ("The army denied his murder by soldiers.", "soldiers > ASSAULT denied > his"),
]


@pytest.mark.parametrize(("text", "row"), SHARED)
def test_the_row_is_whole(text: str, row: str) -> None:
    assert "; ".join(rows(text)) == row
