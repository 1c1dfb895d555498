// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/passworddialog.h"

#include "models/values/foreigntext.h"
#include "ui/profile/labels.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/pastecleaner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

PasswordDialog::PasswordDialog(const QString &serviceName, const QString &handle,
                               const ApiError &refused, Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
    , m_edit(new QLineEdit(this))
{
    setObjectName(u"passwordDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Password needed"));
    setMinimumWidth(340);
    const QString service = isolatedLine(serviceName, 40);
    const QString why = tr("%1 answers this only to a session that the password opens. It is asked "
                           "for once, kept in memory until Personae ends, and never stored.")
                            .arg(service);
    setAccessibleDescription(why);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::gap);
    column->addWidget(labels::heading(
        tr("Password of %1 on %2").arg(isolatedLine(handle, 80), service), theme, this));
    column->addWidget(labels::body(why, theme, this));
    m_edit->setObjectName(u"passwordEdit"_s);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData);
    m_edit->setAccessibleName(tr("Password"));
    pastecleaner::install(*m_edit);
    column->addWidget(m_edit);
    auto *problem = labels::body({}, theme, this);
    problem->setObjectName(u"passwordProblem"_s);
    theme.setTextColor(problem, Theme::Token::Bad);
    if (refused.isError()) {
        problem->setText(u"▲ "_s + errorpresenter::present(refused, serviceName,
                                                           errorpresenter::Place::SigningIn)
                                       .sentence);
        m_edit->setAccessibleDescription(problem->text());
        Theme::setLook(m_edit, Theme::FieldLook::Wrong);
    }
    problem->setVisible(refused.isError());
    column->addWidget(problem);
    column->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"passwordCancel"_s);
    cancel->setAutoDefault(false);
    auto *go = new QPushButton(tr("Go on"), this);
    go->setObjectName(u"passwordGo"_s);
    go->setDefault(true);
    go->setEnabled(false);
    Theme::setLook(go, Theme::ButtonLook::Main);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    column->addLayout(buttons);
    connect(m_edit, &QLineEdit::textChanged, go,
            [go](const QString &text) { go->setEnabled(!text.isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &PasswordDialog::give);
    m_edit->setFocus();
}

void PasswordDialog::give()
{
    const QString password = m_edit->text();
    m_edit->clear();
    Q_EMIT passwordGiven(password);
    accept();
}

} // namespace personae
