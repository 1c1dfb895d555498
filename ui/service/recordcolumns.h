// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/serviceinfo.h"

/// Columns for answers nobody declared a page for. Pure.
namespace personae::recordcolumns {

/// All that any of the records has, in the order it is met.
[[nodiscard]] QList<ColumnSpec> of(const QList<FieldMap> &records);

/// Single results as rows of two: what it is, in words, and its value. Nested ones are flattened.
[[nodiscard]] QList<FieldMap> rowsOf(const FieldMap &values);
[[nodiscard]] const QList<ColumnSpec> &ofValues();

} // namespace personae::recordcolumns
