// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/valuedialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

ValueDialog::ValueDialog(const QString &title, const QJsonValue &value, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"valueDialog"_s);
    setWindowTitle(title);
    auto *heading = new QLabel(title, this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(u"valueText"_s);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setAccessibleName(title);
    text->setPlainText(value.isUndefined() || value.isNull() ? tr("(not set)")
                                                             : value.toVariant().toString());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *use = buttons->addButton(tr("Use this value"), QDialogButtonBox::AcceptRole);
    use->setObjectName(u"useValueButton"_s);
    use->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(heading);
    layout->addWidget(text);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 60, fontMetrics().lineSpacing() * 16);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, [this] {
        Q_EMIT useWanted();
        accept();
    });
}

} // namespace personae
