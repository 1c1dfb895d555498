// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/person/confirmdialog.h"

#include "ui/profile/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

ConfirmDialog::ConfirmDialog(const QString &question, const QString &meaning, const QString &verb,
                             Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
{
    setObjectName(u"confirmDialog"_s);
    setWindowTitle(verb);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(340);
    setAccessibleDescription(question + u' ' + meaning);
    auto *go = new QPushButton(verb, this);
    go->setObjectName(u"confirmGo"_s);
    go->setAccessibleName(verb);
    go->setAutoDefault(false);
    Theme::setLook(go, Theme::ButtonLook::Destructive);
    auto *stay = new QPushButton(tr("Cancel"), this);
    stay->setObjectName(u"confirmStay"_s);
    stay->setAccessibleName(stay->text());
    stay->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(stay);
    buttons->addWidget(go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(8);
    column->addWidget(labels::heading(question, theme, this));
    column->addWidget(labels::body(meaning, theme, this));
    column->addStretch(1);
    column->addLayout(buttons);
    stay->setFocus();
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace personae
