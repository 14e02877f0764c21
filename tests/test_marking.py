from dateline.serve.marking import Mark, Piece, mark_span

TEXT = 'One. "Two, he fled," she said. Three.'


def test_the_pieces_give_the_text_again():
    marks = mark_span(
        TEXT, (0, len(TEXT)), [Mark((0, 4), 0), Mark((5, 30), 1)], [Mark((6, 18), 0)], [Mark((14, 18), 7)]
    )
    assert "".join(piece.text for sentence in marks for piece in sentence.pieces) == TEXT
    assert [s.index for s in marks] == [0, None, 1, None]


def test_an_event_inside_a_quotation_carries_both_marks():
    marks = mark_span(TEXT, (5, 30), [Mark((5, 30), 1)], [Mark((6, 18), 0)], [Mark((14, 18), 7)])
    assert marks[0].pieces == (
        Piece('"'),
        Piece("Two, he ", quote=0),
        Piece("fled", quote=0, event=7),
        Piece('," she said.'),
    )


def test_the_inner_of_two_quotations_marks_the_piece():
    marks = mark_span("abcdef", (0, 6), [Mark((0, 6), 0)], [Mark((0, 6), 0), Mark((2, 4), 1)], [])
    assert [(p.text, p.quote) for p in marks[0].pieces] == [("ab", 0), ("cd", 1), ("ef", 0)]
