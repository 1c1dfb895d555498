// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/sidebarmodel.h"
#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

namespace personae {

/// F1: what one can do on the page shown, in a few plain lines. "pageHelp", shown by open(). GUI
/// thread.
class PageHelp final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageHelp)

public:
    /// As they are now; empty: the action has none.
    struct Keys
    {
        QString edit;
        QString palette;
        QString nextPane;
        QString shortcuts;
    };

    PageHelp(SidebarKind page, const Keys &keys, Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] static QStringList lines(SidebarKind page, const Keys &keys);
};

} // namespace personae
