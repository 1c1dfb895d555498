// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/crawldialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

CrawlDialog::CrawlDialog(Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
{
    setObjectName(u"crawlDialog"_s);
    setWindowTitle(tr("Crawl"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::panePadding);
    const auto label = [&](const QString &text) {
        auto *made = new QLabel(text, this);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        column->addWidget(made);
        return made;
    };
    theme.setType(label(tr("Collect everybody this server knows.")), Theme::Type::BodyStrong);
    theme.setTextColor(
        label(tr("The server gives its list in short pieces only. Collecting asks for them one "
                 "after the other, slowly, and waits where the server asks to. It can be paused, "
                 "and goes on after a restart.")),
        Theme::Token::Muted);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"crawlCancel"_s);
    auto *start = new QPushButton(tr("Start"), this);
    start->setObjectName(u"crawlStart"_s);
    start->setAccessibleName(tr("Start collecting"));
    start->setDefault(true);
    Theme::setLook(start, Theme::ButtonLook::Main);
    buttons->addButton(start, QDialogButtonBox::AcceptRole);
    column->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace personae
