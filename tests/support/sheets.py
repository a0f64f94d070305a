"""Sheets: twenty promises as people keep them, in a workbook with all that they put into one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

HEADS = (
    *("No.", "Who?", "Commitment", "Deadline (agreed)", "Status", "Topic", "Date", "Source"),
    "Desk",
)

ROWS: tuple[tuple[object, ...], ...] = (
    (1, "Japan & Russia", "Hold the grave visit by airplane.", "August or September", "done",
     "Airplane grave visits", date(2019, 6, 29), "https://www.example.org/r/1", "A. B."),
    (2, "JPN", "Send a team of experts on waste.", "03/04/2020", "ongoing", "Waste disposal"),
    (3, "Russian Federation", "Open a fishing season for cod.", "25/12/2019", "", "Fisheries"),
    (4, "Both sides", "Hold the next round of the working group.", "by the end of next year",
     "TBC"),
    (5, "Japn", "Train doctors in Khabarovsk.", "Q3 2020", "Overdue", "Medicine"),
    (6, "Soviet Union", "Publish the list of burial places.", "2020", "broken"),
    (7, "Japan (METI)", "Publish a guide for small firms.", date(2020, 3, 5), "100%"),
    (8, "RU", "Lift the limit on imports of scallops.", "43922", "started"),
    (9, "Japan", "Waive the fee for group visas.", "FY2020", "", "Visas"),
    (10, "", "Exchange lists of museums.", "mid-2020", ""),
    (11, "RU", "Answer the letter on salmon.", "asap", "no"),
    (12, "JP, RU", "Keep the hotline of the coast guards open.", "ongoing", "kept"),
    (13, "Japan → Russia", "Give 40 buses to the city.", "Sep-20", "partial"),
    (14, "Russia", "Asks Japan to lift its ban on crab.", "31.12.2020", ""),
    (15, "Japan", "Welcomed the opening of the consulate.", "", "done"),
    (16, "Korea", "Join the survey of the strait.", "summer 2020 (tbc)", ""),
    (17, "Japan", "Draw up a plan for wind power.", "31/04/2020", ""),
    (18, "Japan", "Draw up a plan for hydrogen.", "within 3 months", ""),
    (19, "Japan", "Draw up a plan for hydrogen.", "March 2019", "cancelled"),
    (20, "〃", "Report on both plans.", "end of year", "x", "Plans", "", "MOFA website, p. 2"),
)  # fmt: skip

TOP = 4
"""The row of the heads."""


def workbook(path: Path) -> Path:
    """Write the workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "JP-RU"
    sheet["A1"] = "Promises of the summit – internal"
    sheet.merge_cells("A1:I1")
    sheet["B2"] = "as of 1 August, see the other sheet"
    for column, head in enumerate(HEADS, start=1):
        sheet.cell(TOP, column, head).font = Font(bold=True)
    number = TOP
    for row in ROWS:
        number += 2 if row[0] == 11 else 1  # a blank row
        if row[0] == 14:
            sheet.cell(number, 1, "Requests and other matters")
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=9)
            number += 1
        for column, value in enumerate(row, start=1):
            if value != "":
                sheet.cell(number, column, value)
    sheet.merge_cells(start_row=number - 3, start_column=2, end_row=number - 1, end_column=2)
    sheet.merge_cells(start_row=TOP + 1, start_column=7, end_row=TOP + 3, end_column=7)
    sheet.cell(TOP + 7, 4).number_format = "mmm yyyy"
    sheet.cell(TOP + 5, 3).comment = Comment("ask Boris whether this was said", "Anna")
    sheet.cell(TOP + 6, 3).fill = PatternFill("solid", fgColor="FFFF0000")
    sheet.cell(TOP + 8, 3).font = Font(strike=True)
    sheet.row_dimensions[TOP + 9].hidden = True
    sheet.cell(TOP + 1, 8).hyperlink = "https://www.example.org/r/1"
    other = book.create_sheet("Old")
    other["A1"] = "the list of 2016 is with the archive"
    secret = book.create_sheet("Lists")
    secret["A1"] = "done"
    secret.sheet_state = "hidden"
    book.save(path)
    return path
