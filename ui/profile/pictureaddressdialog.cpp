// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/pictureaddressdialog.h"

#include "models/values/foreigntext.h"
#include "ui/profile/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

PictureAddressDialog::PictureAddressDialog(const QString &pictureName, const QString &serviceName,
                                           Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
    , m_theme(theme)
    , m_edit(new QLineEdit(this))
    , m_problem(labels::muted({}, theme, this))
    , m_use(new QPushButton(tr("Use this address"), this))
{
    setObjectName(u"pictureAddressDialog"_s);
    setWindowTitle(tr("%1 from a web address", "picture").arg(pictureName));
    setMinimumWidth(420);
    m_edit->setObjectName(u"pictureAddress"_s);
    m_edit->setAccessibleName(tr("Web address of the picture"));
    m_edit->setPlaceholderText(u"https://example.org/me.jpg"_s);
    m_edit->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    m_problem->setObjectName(u"pictureAddressProblem"_s);
    m_use->setObjectName(u"pictureAddressUse"_s);
    m_use->setDefault(true);
    m_use->setAccessibleName(m_use->text());
    Theme::setLook(m_use, Theme::ButtonLook::Main);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"pictureAddressCancel"_s);
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::gap);
    QLabel *label = labels::body(tr("Web address of the picture"), theme, this);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setBuddy(m_edit);
    column->addWidget(label);
    column->addWidget(m_edit);
    column->addWidget(m_problem);
    column->addWidget(labels::muted(
        tr("%1 fetches and keeps a copy when you publish. The picture is not changed here: camera "
           "data in it stays, and it must be small enough for the service.")
            .arg(isolatedLine(serviceName, 60)),
        theme, this));
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_use);
    column->addLayout(buttons);
    connect(m_edit, &QLineEdit::textChanged, this, &PictureAddressDialog::check);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &PictureAddressDialog::use);
    m_problem->hide();
    m_edit->setFocus(Qt::OtherFocusReason);
}

QString PictureAddressDialog::cleaned(const QString &typed)
{
    QString text;
    for (const QChar character : typed) {
        const auto category = character.category();
        if (!character.isSpace() && category != QChar::Other_Format &&
            category != QChar::Other_Control)
            text += character;
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && web && !url.host().isEmpty() ? text : QString();
}

void PictureAddressDialog::check()
{
    m_problem->hide();
    m_edit->setAccessibleDescription({});
    Theme::setLook(static_cast<QWidget *>(m_edit), Theme::FieldLook::Plain);
}

void PictureAddressDialog::use()
{
    const QString address = cleaned(m_edit->text());
    if (address.isEmpty()) {
        const QString sentence = tr("This is no web address. It begins with https://.");
        m_problem->setText(u"▲ "_s + sentence);
        m_theme.setTextColor(m_problem, Theme::Token::Bad);
        m_problem->show();
        m_edit->setAccessibleDescription(sentence);
        Theme::setLook(static_cast<QWidget *>(m_edit), Theme::FieldLook::Wrong);
        m_edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT chosen(address);
    accept();
}

} // namespace personae
