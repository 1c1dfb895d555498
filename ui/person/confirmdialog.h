// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

namespace personae {

/// Asks once more before something is taken away. Plain text; Esc and Return both leave things as
/// they are. Deletes itself. GUI thread.
class ConfirmDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmDialog)

public:
    ConfirmDialog(const QString &question, const QString &meaning, const QString &verb,
                  Theme &theme, QWidget *parent);
};

} // namespace personae
