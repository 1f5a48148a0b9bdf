# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draws a paper as a PDF, to be read at arm's length."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import msgspec
import segno
from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos

from bot.cases.letters import ARABIC, LATIN, WEIGHTS, cut, scripts, written
from bot.cases.paper import Paper, Part

FROM_RIGHT = frozenset({"ar"})
"""Languages that are written from right to left."""
MARGIN, FOOT, QR_SIDE, GAP, INDENT = 18.0, 17.0, 31.0, 4.0, 4.0
"""In millimetres, as every length here."""
BODY, SMALL, HEADING, LARGE = 12.0, 9.5, 13.0, 30.0
"""In points."""
INK, GREY, ACCENT, TINT = (33, 37, 41), (92, 99, 106), (0, 83, 140), (235, 242, 248)
LEADING = 1.3
"""Height of a line for the size of its letters."""
LABEL_SHARE = 0.38
"""Of the width that labels may take."""
DOT, POINT = " · ", "•"
_POINT = 25.4 / 72


def pdf(paper: Paper) -> bytes:
    """The paper as a PDF of one or more pages of A4; the same bytes for the same paper."""
    text = written(f"{DOT}{POINT}{''.join(_texts(msgspec.to_builtins(paper)))}")
    with TemporaryDirectory(prefix="paper-") as folder:
        sheet = _Sheet(paper)
        # fpdf2 takes fonts only as files.
        for script in scripts(text):
            for style in WEIGHTS:
                file = Path(folder, f"{script}{style}.ttf")
                file.write_bytes(cut(script, style, text))
                sheet.add_font(script, style, file)
        if ARABIC in scripts(text):
            # Joins the letters. Latin ones need none of it, and are measured three times faster without.
            sheet.set_fallback_fonts([ARABIC], exact_match=False)
            sheet.set_text_shaping(use_shaping_engine=True)
        sheet.draws()
        return bytes(sheet.output())


def _texts(tree: Any) -> Iterator[str]:
    """Every text in what a paper is made of."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list | tuple):
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from _texts(each)


class _Sheet(FPDF):
    """The pages while they are being drawn."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(format="A4")
        self._paper = paper
        self._from_right = paper.language in FROM_RIGHT
        self.set_margin(MARGIN)
        self.c_margin = 0.0
        self.set_auto_page_break(auto=True, margin=FOOT)
        self.set_creation_date(paper.made_at)
        self.set_lang(paper.language)
        self.set_title(f"{paper.kind} {paper.reference}")
        self.set_author(paper.sender)

    def footer(self) -> None:
        """The reference on every page: a loose sheet must find its way back."""
        self.set_y(-FOOT + GAP)
        self._types(SMALL, colour=GREY)
        self._writes(f"{self._paper.reference}{DOT}{self._paper.foot}")

    def draws(self) -> None:
        """Draw everything."""
        self.add_page()
        self._draw_head()
        for part in self._paper.parts:
            self._draw_part(part)

    def _draw_head(self) -> None:
        paper, top = self._paper, self.get_y()
        self._draw_code(top)
        with self._beside_code():
            self._types(BODY, "B", ACCENT)
            self._writes(paper.sender)
            self.ln(1.5)
            self._types(SMALL, colour=GREY)
            self._writes(f"{paper.kind}{DOT}{paper.reference_label}")
            self._types(LARGE, "B")
            self._writes(paper.reference, height=LARGE * 1.2)
            self.ln(1.5)
            self._types(HEADING, "B")
            self._writes(paper.title)
        self.set_y(max(self.get_y(), top + QR_SIDE) + GAP)
        self.set_draw_color(*ACCENT)
        self.set_line_width(0.6)
        self.line(MARGIN, self.get_y(), self.w - MARGIN, self.get_y())
        self.ln(GAP)

    @contextmanager
    def _beside_code(self) -> Iterator[None]:
        room = QR_SIDE + GAP
        if self._from_right:
            self.set_left_margin(MARGIN + room)
        else:
            self.set_right_margin(MARGIN + room)
        self.set_x(self.l_margin)
        yield
        self.set_left_margin(MARGIN)
        self.set_right_margin(MARGIN)

    def _draw_code(self, top: float) -> None:
        picture = BytesIO()
        segno.make(self._paper.reference, error="m", micro=False).save(
            picture, kind="png", scale=10, border=0
        )
        left = MARGIN if self._from_right else self.w - MARGIN - QR_SIDE
        self.image(picture, left, top, QR_SIDE, QR_SIDE, alt_text=self._paper.reference)

    def _draw_part(self, part: Part) -> None:
        if part.weighty:
            self._draw_weighty(part)
            return
        self._keep_together(part)
        if part.heading:
            self._types(HEADING, "B", ACCENT)
            self._writes(part.heading)
            self.ln(1)
        for label, value in part.rows:
            self._draw_row(label, value)
        for point in part.points:
            self._draw_point(point)
        if part.text:
            self._types(SMALL + 0.5)
            self._writes(part.text)
        self.ln(GAP)

    def _draw_point(self, point: str) -> None:
        self._types(BODY)
        top = self.get_y()
        self._cell(POINT, MARGIN, top, self.epw)
        # A page may have ended between the two.
        top = min(top, self.get_y() - BODY * LEADING * _POINT)
        self._cell(point, MARGIN if self._from_right else MARGIN + INDENT, top, self.epw - INDENT)
        self.ln(0.5)

    def _keep_together(self, part: Part) -> None:
        """A heading never stands alone at the foot of a page, and a text is not torn in two."""
        room = 4 * BODY * _POINT * LEADING if part.heading else 0.0
        if part.text and not part.rows and not part.points:
            self._types(SMALL + 0.5)
            head = HEADING * _POINT * LEADING + 1 if part.heading else 0.0
            room = max(room, head + min(self._height(part.text, self.epw), self.eph / 2))
        if room and self.will_page_break(room):
            self.add_page()

    def _draw_weighty(self, part: Part) -> None:
        pad = 4.0
        self.set_left_margin(MARGIN + pad)
        self.set_right_margin(MARGIN + pad)
        self.set_x(self.l_margin)
        self._types(BODY)
        height = self._height(part.text, self.epw)
        if self.will_page_break(height + 2 * pad):
            self.add_page()
        self.set_fill_color(*TINT)
        self.rect(MARGIN, self.get_y(), self.w - 2 * MARGIN, height + 2 * pad, style="F")
        self.set_y(self.get_y() + pad)
        self._writes(part.text)
        self.set_left_margin(MARGIN)
        self.set_right_margin(MARGIN)
        self.set_y(self.get_y() + pad + GAP)

    def _draw_row(self, label: str, value: str) -> None:
        label_width = self.epw * LABEL_SHARE
        value_width = self.epw - label_width - 2
        self._types(BODY, "B")
        height = self._height(value, value_width)
        self._types(BODY - 1, colour=GREY)
        height = max(height, self._height(label, label_width))
        if self.will_page_break(height):
            self.add_page()
        top = self.get_y()
        left = (MARGIN, MARGIN + label_width + 2)
        label_x, value_x = (MARGIN + value_width + 2, MARGIN) if self._from_right else left
        self._cell(label, label_x, top + 0.5, label_width)
        self._types(BODY, "B")
        self._cell(value, value_x, top, value_width)
        self.set_y(top + height + 0.9)

    def _cell(self, text: str, left: float, top: float, width: float) -> None:
        self.set_xy(left, top)
        self._multi(text, width)

    def _writes(self, text: str, height: float = 0) -> None:
        self._multi(text, self.epw, height)

    def _multi(self, text: str, width: float, height: float = 0) -> None:
        line = (height or self.font_size_pt * LEADING) * _POINT
        side = Align.R if self._from_right else Align.L
        self.multi_cell(
            width, line, written(text), align=side, new_x=XPos.LMARGIN, new_y=YPos.NEXT, padding=0
        )

    def _height(self, text: str, width: float) -> float:
        line = self.font_size_pt * LEADING * _POINT
        found = self.multi_cell(width, line, written(text), dry_run=True, output="HEIGHT")
        return cast("float", found)

    def _types(self, size: float, style: str = "", colour: tuple[int, int, int] = INK) -> None:
        self.set_font(LATIN, style, size)
        self.set_text_color(*colour)
