// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/advancedsettingsdialog.h"

#include "models/values/foreigntext.h"
#include "ui/profile/calmcombobox.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/profile/settingcheck.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace personae {

AdvancedSettingsDialog::AdvancedSettingsDialog(ServicePort &port, const AccountId &account,
                                               Theme &theme, QWidget *parent)
    : GrowingDialog(parent)
    , m_port(port)
    , m_account(account)
    , m_theme(theme)
{
    setObjectName(u"advancedSettingsDialog"_s);
    setWindowTitle(tr("Advanced settings of this account"));
    if (const ServiceInfo *service = port.service(account))
        build(*service, port.account(account));
    connect(&port, &ServicePort::accountChanged, this, [this](const AccountId &changed) {
        if (changed != m_account)
            return;
        const Account now = m_port.account(m_account);
        for (const Line &line : std::as_const(m_lines))
            showFound(line, now);
    });
}

void AdvancedSettingsDialog::build(const ServiceInfo &service, const Account &account)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"advancedScroll"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(Theme::formPadding, Theme::formPadding, Theme::formPadding, 0);
    lines->setSpacing(Theme::formPadding);
    lines->addWidget(labels::body(
        tr("The document of %1 leaves these open. Change one only where something does not work; "
           "what was found to work is remembered by itself.")
            .arg(isolatedLine(service.displayName, 60)),
        m_theme, content));
    for (const SettingSpec &spec : service.settings)
        addLine(spec, account, *lines);
    lines->addStretch(1);
    scroll->setWidget(content);
    column->addWidget(scroll, 1);
    addButtons(*column);
    const int unit = fontMetrics().averageCharWidth();
    setMinimumWidth(unit * 60);
    resize(unit * 80, fontMetrics().lineSpacing() * 34);
}

void AdvancedSettingsDialog::addLine(const SettingSpec &spec, const Account &account,
                                     QVBoxLayout &into)
{
    QWidget *content = into.parentWidget();
    Line line;
    line.spec = spec;
    const QString label = FieldWording::setting(spec);
    const QString meaning = FieldWording::settingMeaning(spec);
    auto *block = new QVBoxLayout;
    block->setSpacing(4);
    QLabel *title = labels::heading(label, m_theme, content);
    QWidget *editor = makeEditor(line, account);
    title->setBuddy(editor);
    editor->setParent(content);
    editor->setAccessibleName(label);
    editor->setAccessibleDescription(meaning);
    line.reset = new QPushButton(tr("Default"), content);
    line.reset->setObjectName(u"reset:"_s + spec.id);
    line.reset->setAutoDefault(false);
    line.reset->setAccessibleName(tr("Default: %1").arg(label));
    line.found = labels::muted({}, m_theme, content);
    line.found->setObjectName(u"found:"_s + spec.id);
    line.problem = labels::muted({}, m_theme, content);
    line.problem->setObjectName(u"problem:"_s + spec.id);
    m_theme.setTextColor(line.problem, Theme::Token::Bad);
    line.problem->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::gap);
    row->addWidget(editor, 1);
    row->addWidget(line.reset);
    block->addWidget(title);
    if (!meaning.isEmpty())
        block->addWidget(labels::muted(meaning, m_theme, content));
    block->addLayout(row);
    block->addWidget(line.problem);
    block->addWidget(line.found);
    into.addLayout(block);
    m_lines.append(line);
    showFound(line, account);
    followReset(line);
}

QWidget *AdvancedSettingsDialog::makeEditor(Line &line, const Account &account)
{
    const SettingSpec &spec = line.spec;
    const QString chosen = account.settings.value(spec.id);
    const QString found = account.server.remembered.value(spec.id);
    const QString name = u"setting:"_s + spec.id;
    const QString preset = documented(line);
    line.foundOther =
        (!found.isEmpty() && found != preset) || (!chosen.isEmpty() && chosen == preset);
    if (!spec.choices.isEmpty()) {
        line.combo = new CalmComboBox(this);
        line.combo->setObjectName(name);
        fillCombo(line, chosen, found);
        return line.combo;
    }
    line.edit = new QLineEdit(this);
    line.edit->setObjectName(name);
    line.edit->setText(chosen);
    line.edit->setPlaceholderText(
        line.foundOther && !found.isEmpty() ? tr("%1 (found to work)").arg(isolatedLine(found, 80))
        : spec.preset.isEmpty()             ? tr("empty (documented default)")
                                            : tr("%1 (documented default)").arg(spec.preset));
    return line.edit;
}

/// "By itself" is a choice of its own only where it means something else than the default.
void AdvancedSettingsDialog::fillCombo(const Line &line, const QString &chosen,
                                       const QString &found)
{
    const QString preset = documented(line);
    if (line.foundOther)
        line.combo->addItem(
            tr("By itself: %1").arg(FieldWording::settingChoice(found.isEmpty() ? preset : found)),
            QString());
    for (const QString &choice : line.spec.choices) {
        const QString words = FieldWording::settingChoice(choice);
        const bool isDefault = choice == preset;
        line.combo->addItem(isDefault ? tr("%1 (documented default)").arg(words) : words,
                            isDefault && !line.foundOther ? QString() : choice);
    }
    int at = line.combo->findData(chosen);
    if (at < 0) {
        line.combo->addItem(isolatedLine(chosen, 60), chosen); // of an older version
        at = line.combo->count() - 1;
    }
    line.combo->setCurrentIndex(at);
}

void AdvancedSettingsDialog::showFound(const Line &line, const Account &account)
{
    const QString found = account.server.remembered.value(line.spec.id);
    line.found->setText(
        found.isEmpty()
            ? QString()
            : tr("✓ Found to work with this server: %1").arg(FieldWording::settingChoice(found)));
    line.found->setVisible(!found.isEmpty());
}

QWidget *AdvancedSettingsDialog::editorOf(const Line &line)
{
    return line.combo ? static_cast<QWidget *>(line.combo) : line.edit;
}

void AdvancedSettingsDialog::followReset(const Line &line)
{
    const auto refresh = [line] {
        const QString chosen = chosenIn(line);
        const bool isDefault = line.foundOther ? chosen == documented(line) : chosen.isEmpty();
        line.reset->setEnabled(!isDefault);
        line.problem->hide();
        if (line.edit)
            Theme::setLook(line.edit, Theme::FieldLook::Plain);
    };
    refresh();
    if (line.combo)
        connect(line.combo, &QComboBox::currentIndexChanged, line.reset, refresh);
    else
        connect(line.edit, &QLineEdit::textChanged, line.reset, refresh);
    connect(line.reset, &QPushButton::clicked, this, [line] {
        toDefault(line);
        editorOf(line)->setFocus(Qt::OtherFocusReason);
    });
}

void AdvancedSettingsDialog::addButtons(QVBoxLayout &into)
{
    auto *all = new QPushButton(tr("All to default"), this);
    all->setObjectName(u"advancedResetAll"_s);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"advancedCancel"_s);
    auto *save = new QPushButton(tr("Save"), this);
    save->setObjectName(u"advancedSave"_s);
    for (QPushButton *button : {all, cancel, save}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }
    save->setDefault(true);
    Theme::setLook(save, Theme::ButtonLook::Main);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Theme::formPadding, Theme::gap, Theme::formPadding,
                                Theme::formPadding);
    buttons->setSpacing(Theme::gap);
    buttons->addWidget(all);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    into.addLayout(buttons);
    connect(all, &QPushButton::clicked, this, [this] {
        for (const Line &line : std::as_const(m_lines))
            toDefault(line);
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &AdvancedSettingsDialog::save);
}

QString AdvancedSettingsDialog::documented(const Line &line)
{
    return line.spec.choices.isEmpty() ? line.spec.preset : line.spec.choices.constFirst();
}

void AdvancedSettingsDialog::toDefault(const Line &line)
{
    const QString wanted = line.foundOther ? documented(line) : QString();
    if (line.combo)
        line.combo->setCurrentIndex(line.combo->findData(wanted));
    else
        line.edit->setText(wanted);
}

/// Against what was found the default has to be said.
QString AdvancedSettingsDialog::chosenIn(const Line &line)
{
    const QString text =
        line.combo ? line.combo->currentData().toString() : line.edit->text().trimmed();
    return text == documented(line) && !line.foundOther ? QString() : text;
}

bool AdvancedSettingsDialog::isRight(const Line &line) const
{
    if (!line.edit)
        return true;
    const QString problem = settingcheck::problem(line.spec, line.edit->text().trimmed());
    line.problem->setText(problem.isEmpty() ? QString() : u"▲ "_s + problem);
    line.problem->setVisible(!problem.isEmpty());
    const QString meaning = FieldWording::settingMeaning(line.spec);
    line.edit->setAccessibleDescription(problem.isEmpty() ? meaning : problem);
    Theme::setLook(line.edit,
                   problem.isEmpty() ? Theme::FieldLook::Plain : Theme::FieldLook::Wrong);
    return problem.isEmpty();
}

void AdvancedSettingsDialog::save()
{
    const Line *wrong = nullptr;
    for (const Line &line : std::as_const(m_lines)) {
        if (!isRight(line) && !wrong)
            wrong = &line;
    }
    if (wrong) {
        wrong->edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    const Account before = m_port.account(m_account);
    for (const Line &line : std::as_const(m_lines)) {
        const QString wanted = chosenIn(line);
        if (wanted != before.settings.value(line.spec.id))
            m_port.setSetting(m_account, line.spec.id, wanted);
    }
    accept();
}

} // namespace personae
