// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/service/recordspage.h"
#include "ui/theme/growingdialog.h"

namespace personae {

/// A page in a window of its own: what a row or a person opened, or what a call answered. Deletes
/// itself. GUI thread.
class RecordsDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordsDialog)

public:
    RecordsDialog(const ServiceParts &parts, const RecordsPage::Context &context, QWidget *parent);

    [[nodiscard]] RecordsPage &page() const { return *m_page; }

Q_SIGNALS:
    void announced(const QString &sentence);
    void rereadWanted(const QString &listing); ///< another page may show that

private:
    RecordsPage *m_page;
};

} // namespace personae
