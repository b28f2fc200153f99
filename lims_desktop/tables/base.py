"""What all tables share: names for constraints, the schema `lab`, and the column types of this laboratory.

A table of the ledger says ``{"schema": "ledger"}`` in its ``__table_args__``; all others live in `lab`.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import BigInteger, Identity, LargeBinary, MetaData, Numeric, Text, Uuid, func
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMES = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s",
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
}

Number = Annotated[str, mapped_column(Text(collation="C"))]
"""A number or code people search by its beginning (case number, seal): byte order lets an index answer that."""

Moment = datetime
"""A moment in time, always with its time zone."""


class Base(DeclarativeBase):
    """A table of the laboratory."""

    metadata = MetaData(schema="lab", naming_convention=NAMES)
    type_annotation_map = {
        int: BigInteger,
        str: Text,
        bytes: LargeBinary,
        Decimal: Numeric,
        datetime: TIMESTAMP(timezone=True),
        UUID: Uuid,
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
    }


Id = Annotated[int, mapped_column(BigInteger, Identity(always=True), primary_key=True)]
"""A number given once by the database and never again."""

Recorded = Annotated[datetime, mapped_column(TIMESTAMP(timezone=True), server_default=func.clock_timestamp())]
"""The moment of writing, by the server's clock."""
