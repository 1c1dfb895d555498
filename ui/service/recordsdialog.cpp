// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/recordsdialog.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

RecordsDialog::RecordsDialog(const ServiceParts &parts, const RecordsPage::Context &context,
                             QWidget *parent)
    : GrowingDialog(parent)
    , m_page(new RecordsPage(parts, context, this))
{
    setObjectName(u"recordsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_page->title());
    setMinimumSize(440, 320);
    resize(560, 440);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_page, 1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"recordsDialogClose"_s);
    close->setAutoDefault(false); // Enter belongs to the page
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::formPadding, 4, Theme::formPadding, Theme::formPadding);
    foot->addStretch(1);
    foot->addWidget(close);
    column->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_page, &RecordsPage::announced, this, &RecordsDialog::announced);
    connect(m_page, &RecordsPage::rereadWanted, this, &RecordsDialog::rereadWanted);
    m_page->focusFirst();
}

} // namespace personae
