// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/denysenddialog.h"

#include "models/values/foreigntext.h"
#include "ui/denylist/denywording.h"
#include "ui/profile/labels.h"
#include "ui/theme/plaintip.h"
#include "ui/theme/statelooks.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

const DenylistCommand &denyOf(const Command &command)
{
    return std::get<DenylistCommand>(command);
}

int namesIn(const QList<Command> &commands, DenylistVerb verb)
{
    int count = 0;
    for (const Command &command : commands)
        count += denyOf(command).verb == verb ? int(denyOf(command).names.size()) : 0;
    return count;
}

bool replacesAll(const QList<Command> &commands)
{
    return !commands.isEmpty() && denyOf(commands.first()).verb == DenylistVerb::Replace;
}

constexpr int mostVisibleRows = 8;

} // namespace

DenySendDialog::DenySendDialog(const Plan &plan, Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
    , m_plan(plan)
    , m_theme(theme)
{
    setObjectName(u"denySendDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    const bool whole = replacesAll(plan.commands);
    setWindowTitle(whole ? tr("Replace whole list") : tr("Send as changes"));
    QStringList parts;
    for (const Command &command : plan.commands)
        parts.append(DenyWording::what(denyOf(command)));
    const QString sentence = tr("%1 of %2.").arg(parts.join(tr(", then ")), plan.accountName);
    setAccessibleDescription(sentence);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::gap);
    column->addWidget(labels::heading(sentence, theme, this));
    for (const QString &warning : plan.warnings) {
        QLabel *label = labels::body(u"▲ "_s + warning, theme, this);
        theme.setTextColor(label, Theme::Token::Warn);
        column->addWidget(label);
    }
    addRows(*column);
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"denyReason"_s);
    m_reason->setPlaceholderText(tr("Why (kept here, never sent)"));
    m_reason->setAccessibleName(tr("Reason, kept here and never sent"));
    column->addWidget(m_reason);
    column->addWidget(labels::muted(
        whole ? tr("All or nothing: where one of these names is in use, nothing changes and the "
                   "names in use come back.")
              : tr("Some may be taken and others not; those that are not come back under Staged."),
        theme, this));
    addConfirmation(*column);
    auto *stay = new QPushButton(tr("Cancel"), this);
    stay->setObjectName(u"denyStay"_s);
    stay->setAutoDefault(false);
    m_go = new QPushButton(this);
    m_go->setObjectName(u"denyGo"_s);
    const bool grave = m_typed || m_empties;
    m_go->setText(plan.offline ? tr("Queue") : whole ? tr("Replace whole list") : tr("Send"));
    m_go->setAccessibleName(m_go->text());
    m_go->setAutoDefault(false);
    m_go->setDefault(!grave);
    Theme::setLook(m_go, grave ? Theme::ButtonLook::Destructive : Theme::ButtonLook::Main);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(stay);
    buttons->addWidget(m_go);
    column->addLayout(buttons);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &DenySendDialog::send);
    refresh();
    m_reason->setFocus();
}

void DenySendDialog::addRows(QVBoxLayout &column)
{
    auto *rows = new QListWidget(this);
    rows->setObjectName(u"denyPlanRows"_s);
    rows->setAccessibleName(tr("What happens to each name"));
    rows->setSelectionMode(QAbstractItemView::NoSelection);
    rows->setWordWrap(true);
    if (replacesAll(m_plan.commands)) {
        for (const QString &name : std::as_const(m_plan.vanishing))
            rows->addItem(tr("%1 vanishes from the list").arg(isolatedLine(name, 120)));
        if (m_plan.vanishing.isEmpty())
            rows->addItem(tr("No name that we know vanishes."));
        rows->addItem(tr("Names on the service that we do not know vanish too."));
    } else {
        for (const Command &command : std::as_const(m_plan.commands)) {
            const DenylistCommand &deny = denyOf(command);
            for (const auto &[name, replacement] : deny.names) {
                rows->addItem(
                    deny.verb == DenylistVerb::Remove
                        ? tr("%1 may be taken again").arg(isolatedLine(name, 120))
                        : tr("%1 is forbidden; who has it now is renamed to %2")
                              .arg(isolatedLine(name, 120), isolatedLine(replacement, 120)));
            }
        }
    }
    const int line = qMax(rows->sizeHintForRow(0), fontMetrics().lineSpacing());
    rows->setMinimumHeight(line * qMin(mostVisibleRows, rows->count()) + 8);
    column.addWidget(rows, 1);
}

bool DenySendDialog::emptiesList() const
{
    return replacesAll(m_plan.commands) && denyOf(m_plan.commands.first()).names.isEmpty();
}

QString DenySendDialog::phrase(const Plan &plan)
{
    if (replacesAll(plan.commands))
        return QString::number(denyOf(plan.commands.first()).names.size());
    const int renames = namesIn(plan.commands, DenylistVerb::Add);
    return renames == 0 ? QString()
                        : tr("rename %1 %2", "typed to confirm: count, service")
                              .arg(QString::number(renames), plan.phraseService);
}

void DenySendDialog::addConfirmation(QVBoxLayout &column)
{
    const QString phrase = DenySendDialog::phrase(m_plan);
    if (emptiesList()) {
        m_empties = new QCheckBox(tr("Yes, the denylist shall be empty"), this);
        m_empties->setObjectName(u"denyEmpties"_s);
        column.addWidget(m_empties);
        connect(m_empties, &QCheckBox::toggled, this, &DenySendDialog::refresh);
    }
    if (phrase.isEmpty())
        return;
    const bool whole = replacesAll(m_plan.commands);
    const QString words =
        whole ? tr("Type how many names the list will have: %1").arg(phrase)
              : tr("Renaming people cannot be undone. Type to confirm: %1").arg(phrase);
    QLabel *label = labels::body(words, m_theme, this);
    column.addWidget(label);
    m_typed = new QLineEdit(this);
    m_typed->setObjectName(u"denyTyped"_s);
    m_typed->setAccessibleName(words);
    label->setBuddy(m_typed);
    column.addWidget(m_typed);
    connect(m_typed, &QLineEdit::textChanged, this, &DenySendDialog::refresh);
}

void DenySendDialog::refresh()
{
    const bool typed =
        !m_typed || m_typed->text().simplified().compare(phrase(m_plan), Qt::CaseInsensitive) == 0;
    const bool ticked = !m_empties || m_empties->isChecked();
    m_go->setEnabled(typed && ticked);
    const QString reason = !ticked  ? tr("Tick first that the list shall be empty.")
                           : !typed ? tr("Type first what is asked for above.")
                                    : QString();
    m_go->setToolTip(reason);
    m_go->setAccessibleDescription(reason);
}

void DenySendDialog::send()
{
    QList<Command> commands = m_plan.commands;
    for (Command &command : commands)
        std::get<DenylistCommand>(command).reason = m_reason->text().trimmed();
    Q_EMIT sendWanted(commands);
    accept();
}

} // namespace personae
