// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/tagdialog.h"

#include "models/notes/notestore.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

TagDialog::TagDialog(const QString &whom, const QStringList &known, Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
    , m_edit(new QLineEdit(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_remove(new QPushButton(tr("Take away"), this))
{
    setObjectName(u"tagDialog"_s);
    setWindowTitle(tr("Tags"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::panePadding);
    auto *sentence = new QLabel(tr("Tag %1. Tags stay on this computer.").arg(whom), this);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    theme.setType(sentence, Theme::Type::BodyStrong);
    column->addWidget(sentence);
    m_edit->setObjectName(u"tagEdit"_s);
    m_edit->setAccessibleName(tr("Tag"));
    m_edit->setMaxLength(NoteStore::maximumTagLength);
    auto *completer = new QCompleter(known, m_edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_edit->setCompleter(completer);
    column->addWidget(m_edit);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"tagCancel"_s);
    m_add->setObjectName(u"tagAdd"_s);
    m_remove->setObjectName(u"tagRemove"_s);
    m_add->setAccessibleName(tr("Add this tag"));
    m_remove->setAccessibleName(tr("Take this tag away"));
    Theme::setLook(m_add, Theme::ButtonLook::Main);
    m_add->setDefault(true);
    m_remove->setAutoDefault(false);
    buttons->addButton(m_remove, QDialogButtonBox::ActionRole);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    column->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    const auto allow = [this] {
        const bool any = !m_edit->text().trimmed().isEmpty();
        m_add->setEnabled(any);
        m_remove->setEnabled(any);
    };
    allow();
    connect(m_edit, &QLineEdit::textChanged, this, allow);
    connect(m_remove, &QPushButton::clicked, this, [this] { ask(false); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { ask(true); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void TagDialog::ask(bool add)
{
    Q_EMIT tagWanted(m_edit->text().trimmed(), add);
    accept();
}

} // namespace personae
