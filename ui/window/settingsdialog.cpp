// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settingsdialog.h"

#include "ui/window/keybindings.h"
#include "ui/window/shortcuts.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QRadioButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace personae {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(KeyBindings &keys, QActionGroup &themes, QAction &compact,
                               Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_keys(keys)
    , m_theme(theme)
    , m_table(new QTableWidget)
    , m_edit(new QKeySequenceEdit)
    , m_verdict(new QLabel)
    , m_set(new QPushButton(tr("Use this key")))
    , m_reset(new QPushButton(tr("As before")))
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(u"settingsTabs"_s);
    tabs->addTab(buildLook(themes, compact), tr("Look"));
    tabs->addTab(buildKeys(), tr("Keys"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"settingsClose"_s);
    close->setAccessibleName(close->text());
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::panePadding);
    column->addWidget(tabs, 1);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&keys, &KeyBindings::changed, this, &SettingsDialog::fillKeys);
    fillKeys();
    theme.setGround(this, Theme::Token::Window);
    resize(560, 560);
}

QWidget *SettingsDialog::buildLook(QActionGroup &themes, QAction &compact)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::gap);
    const auto heading = [&](const QString &text) {
        auto *label = new QLabel(text, page);
        label->setTextFormat(Qt::PlainText);
        m_theme.setType(label, Theme::Type::BodyStrong);
        column->addWidget(label);
    };
    heading(tr("Theme"));
    const QList<QAction *> all = themes.actions();
    for (QAction *theme : all) {
        auto *button = new QRadioButton(theme->text(), page);
        button->setObjectName(u"settings-"_s + theme->objectName());
        button->setAccessibleName(shortcuts::words(*theme));
        button->setChecked(theme->isChecked());
        connect(button, &QRadioButton::clicked, theme, &QAction::trigger);
        connect(theme, &QAction::toggled, button, &QRadioButton::setChecked);
        column->addWidget(button);
    }
    column->addSpacing(Theme::gap);
    heading(tr("Lists"));
    auto *density = new QCheckBox(tr("Compact rows, one line each"), page);
    density->setObjectName(u"settingsCompact"_s);
    density->setAccessibleName(density->text());
    density->setChecked(compact.isChecked());
    connect(density, &QCheckBox::toggled, &compact, [&compact](bool on) {
        if (on != compact.isChecked())
            compact.trigger();
    });
    connect(&compact, &QAction::toggled, density, &QCheckBox::setChecked);
    column->addWidget(density);
    column->addStretch(1);
    return page;
}

QWidget *SettingsDialog::buildKeys()
{
    auto *page = new QWidget;
    m_table->setObjectName(u"keyTable"_s);
    m_table->setAccessibleName(tr("Keys"));
    m_table->setColumnCount(2);
    m_table->setHorizontalHeaderLabels({tr("Does"), tr("Keys")});
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_edit->setObjectName(u"keyEdit"_s);
    m_edit->setAccessibleName(tr("Press the new key"));
    m_verdict->setObjectName(u"keyVerdict"_s);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_set->setObjectName(u"keySet"_s);
    m_set->setAccessibleName(m_set->text());
    m_reset->setObjectName(u"keyReset"_s);
    m_reset->setAccessibleName(tr("Give this its own key back"));
    auto *all = new QPushButton(tr("Reset all"), page);
    all->setObjectName(u"keyResetAll"_s);
    all->setAccessibleName(tr("Give every command its own key back"));
    Theme::setLook(m_set, Theme::ButtonLook::Main);
    auto *line = new QHBoxLayout;
    line->addWidget(m_edit, 1);
    line->addWidget(m_reset);
    line->addWidget(m_set);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_verdict, 1);
    foot->addWidget(all, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding,
                               Theme::formPadding);
    column->setSpacing(Theme::gap);
    column->addWidget(m_table, 1);
    column->addLayout(line);
    column->addLayout(foot);
    connect(m_table, &QTableWidget::currentCellChanged, this, &SettingsDialog::showRow);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &SettingsDialog::judge);
    connect(m_set, &QPushButton::clicked, this, &SettingsDialog::bindKey);
    connect(m_reset, &QPushButton::clicked, this, &SettingsDialog::resetKey);
    connect(all, &QPushButton::clicked, this, [this] { m_keys.resetAll(); });
    return page;
}

QAction *SettingsDialog::current() const
{
    const QTableWidgetItem *item = m_table->item(m_table->currentRow(), 0);
    if (!item)
        return nullptr;
    const QList<QAction *> all = m_keys.actions();
    const auto found = std::find_if(all.cbegin(), all.cend(), [item](const QAction *action) {
        return action->objectName() == item->data(Qt::UserRole).toString();
    });
    return found == all.cend() ? nullptr : *found;
}

void SettingsDialog::fillKeys()
{
    const int row = qMax(0, m_table->currentRow());
    QList<QAction *> all = m_keys.actions();
    std::stable_sort(all.begin(), all.end(), [](const QAction *one, const QAction *other) {
        return shortcuts::words(*one).localeAwareCompare(shortcuts::words(*other)) < 0;
    });
    m_table->setRowCount(int(all.size()));
    for (int i = 0; i < all.size(); ++i) {
        QStringList keys;
        const QList<QKeySequence> sequences = all.at(i)->shortcuts();
        for (const QKeySequence &key : sequences)
            keys.append(key.toString(QKeySequence::NativeText));
        auto *words = new QTableWidgetItem(shortcuts::words(*all.at(i)));
        words->setData(Qt::UserRole, all.at(i)->objectName());
        auto *key = new QTableWidgetItem(keys.join(u", "_s));
        QFont font =
            m_theme.font(m_keys.isChanged(all.at(i)) ? Theme::Type::BodyStrong : Theme::Type::Body);
        key->setFont(font);
        words->setData(Qt::AccessibleTextRole, keys.isEmpty()
                                                   ? tr("%1, no key").arg(words->text())
                                                   : tr("%1, %2").arg(words->text(), key->text()));
        m_table->setItem(i, 0, words);
        m_table->setItem(i, 1, key);
    }
    m_table->resizeColumnToContents(1);
    m_table->setCurrentCell(qMin(row, int(all.size()) - 1), 0);
    showRow();
}

void SettingsDialog::showRow()
{
    const QAction *action = current();
    m_edit->setKeySequence(action ? action->shortcut() : QKeySequence());
    m_edit->setEnabled(action);
    m_reset->setEnabled(action && m_keys.isChanged(action));
    judge();
}

/// Says at once what would stand in the way.
void SettingsDialog::judge()
{
    QAction *action = current();
    const QKeySequence typed = m_edit->keySequence();
    const QKeySequence key = typed.isEmpty() ? typed : QKeySequence(typed[0]);
    const auto verdict = action ? m_keys.verdict(action, key) : KeyBindings::Verdict::Kept;
    const bool same = action && key == action->shortcut();
    QString words;
    if (action && verdict == KeyBindings::Verdict::Taken)
        words = tr("%1 already does “%2”.")
                    .arg(key.toString(QKeySequence::NativeText),
                         shortcuts::words(*m_keys.holder(action, key)));
    else if (action && verdict == KeyBindings::Verdict::Kept)
        words = tr("%1 belongs to the desktop or to typing letters.")
                    .arg(key.toString(QKeySequence::NativeText));
    else if (action && key.isEmpty() && !same)
        words = tr("It will have no key.");
    m_verdict->setText(words);
    m_theme.setTextColor(m_verdict, verdict == KeyBindings::Verdict::Free ? Theme::Token::Muted
                                                                          : Theme::Token::Bad);
    m_edit->setAccessibleDescription(words);
    m_set->setEnabled(action && !same && verdict == KeyBindings::Verdict::Free);
}

void SettingsDialog::bindKey()
{
    const QKeySequence typed = m_edit->keySequence();
    if (QAction *action = current())
        m_keys.bind(action, typed.isEmpty() ? typed : QKeySequence(typed[0]));
}

void SettingsDialog::resetKey()
{
    QAction *action = current();
    if (action && !m_keys.reset(action))
        m_verdict->setText(tr("Its own key does something else now: change that first."));
}

} // namespace personae
