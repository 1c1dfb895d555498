// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

namespace personae {

/// Name, version, licence. Shown by open(). GUI thread.
class AboutDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutDialog)

public:
    explicit AboutDialog(Theme &theme, QWidget *parent = nullptr);
};

} // namespace personae
