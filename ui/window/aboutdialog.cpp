// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/aboutdialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Personae"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(400);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::panePadding);
    const auto line = [&](const QString &text, Theme::Type type, Theme::Token color) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        theme.setType(label, type);
        theme.setTextColor(label, color);
        column->addWidget(label);
    };
    line(u"Personae "_s + QLatin1String(PERSONAE_VERSION), Theme::Type::NameTitle,
         Theme::Token::Text);
    line(tr("Profiles on several services, edited from one window."), Theme::Type::Body,
         Theme::Token::Text);
    line(tr("Free software under the GNU General Public License, version 3 or later. It comes "
            "without any warranty, "
            "as far as the law allows."),
         Theme::Type::Body, Theme::Token::Text);
    line(tr("Qt %1").arg(QString::fromLatin1(qVersion())), Theme::Type::Small, Theme::Token::Muted);
    column->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"aboutClose"_s);
    close->setAccessibleName(close->text());
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace personae
