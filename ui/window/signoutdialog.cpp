// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/signoutdialog.h"

#include "models/values/foreigntext.h"
#include "ui/window/looks.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

SignOutDialog::SignOutDialog(const AccountRow &row, Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
    , m_theme(theme)
    , m_choices(new QButtonGroup(this))
{
    setObjectName(u"signOutDialog"_s);
    setWindowTitle(tr("Sign out"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::gap);
    auto *title = new QLabel(tr("Sign out %1").arg(isolatedLine(row.account.handle, 120)), this);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    theme.setType(title, Theme::Type::NameTitle);
    column->addWidget(title);
    const int unsent = row.unsentChanges + row.waiting;
    if (unsent > 0) {
        auto *warning =
            new QLabel(looks::counted(unsent, tr("1 change has not reached the service yet."),
                                      tr("%1 changes have not reached the service yet.")),
                       this);
        warning->setObjectName(u"signOutUnsent"_s);
        warning->setWordWrap(true);
        theme.setTextColor(warning, Theme::Token::Warn);
        column->addWidget(warning);
    }
    addChoice(*column, KeepAfterSignOut::OfflineCopy, u"keepOfflineCopy"_s,
              tr("Keep the offline copy"),
              tr("The profile stays readable here. Drafts and waiting changes are kept for the "
                 "next sign-in."));
    addChoice(*column, KeepAfterSignOut::DropCache, u"dropCache"_s,
              tr("Drop the copy, keep what I wrote"),
              tr("Profile and pictures are removed from this computer. Drafts and waiting changes "
                 "are kept."));
    addChoice(*column, KeepAfterSignOut::DropEverything, u"dropEverything"_s, tr("Drop everything"),
              tr("Also drafts, waiting changes and the history here. This cannot be undone; the "
                 "service keeps what "
                 "it has."));
    m_choices->button(int(KeepAfterSignOut::OfflineCopy))->setChecked(true);
    column->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"signOutCancel"_s);
    cancel->setAccessibleName(cancel->text());
    auto *go = new QPushButton(tr("Sign out"), this);
    go->setObjectName(u"signOutGo"_s);
    go->setAccessibleName(go->text());
    go->setAutoDefault(false);
    Theme::setLook(go, Theme::ButtonLook::Destructive);
    cancel->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, [this, account = row.account.id] {
        Q_EMIT chosen(account, KeepAfterSignOut(m_choices->checkedId()));
        accept();
    });
}

void SignOutDialog::addChoice(QVBoxLayout &column, KeepAfterSignOut keep, const QString &name,
                              const QString &title, const QString &meaning)
{
    auto *button = new QRadioButton(title, this);
    button->setObjectName(name);
    button->setAccessibleName(title);
    button->setAccessibleDescription(meaning);
    m_choices->addButton(button, int(keep));
    auto *text = new QLabel(meaning, this);
    text->setWordWrap(true);
    text->setContentsMargins(24, 0, 0, 4);
    m_theme.setTextColor(text, Theme::Token::Muted);
    m_theme.setType(text, Theme::Type::Small);
    column.addWidget(button);
    column.addWidget(text);
}

} // namespace personae
