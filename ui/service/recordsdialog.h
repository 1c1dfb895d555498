// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/profile.h"
#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

namespace personae {

/// Rows that a call answered with, to be looked at and copied. Deletes itself. GUI thread.
class RecordsDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordsDialog)

public:
    RecordsDialog(const QString &title, const QList<FieldMap> &records, Theme &theme,
                  QWidget *parent);
};

} // namespace personae
