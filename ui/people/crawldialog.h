// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

namespace personae {

/// "crawlDialog": what collecting everybody means, before it begins. GUI thread.
class CrawlDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrawlDialog)

public:
    explicit CrawlDialog(Theme &theme, QWidget *parent = nullptr);
};

} // namespace personae
