// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/addfielddialog.h"

#include "ui/profile/calmcombobox.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

AddFieldDialog::AddFieldDialog(ProfileForm &form, const QString &renamed, Theme &theme,
                               QWidget *parent)
    : QDialog(parent)
    , m_form(&form)
    , m_renamed(renamed)
    , m_choice(new CalmComboBox(this))
    , m_name(new QLineEdit(this))
    , m_nameLabel(new QLabel(tr("&Name of the field"), this))
    , m_problem(labels::muted({}, theme, this))
    , m_counter(labels::muted({}, theme, this))
    , m_theme(theme)
{
    setObjectName(u"addFieldDialog"_s);
    setWindowTitle(renamed.isEmpty() ? tr("Add field") : tr("Rename field"));
    m_choice->setObjectName(u"fieldChoice"_s);
    m_choice->setAccessibleName(tr("Field"));
    m_name->setObjectName(u"fieldName"_s);
    m_name->setAccessibleName(tr("Name of the field"));
    m_nameLabel->setBuddy(m_name);
    m_problem->setObjectName(u"fieldNameProblem"_s);
    theme.setTextColor(m_problem, Theme::Token::Bad);
    auto *choiceLabel = new QLabel(tr("&Field"), this);
    choiceLabel->setBuddy(m_choice);
    auto *rows = new QFormLayout;
    rows->setRowWrapPolicy(QFormLayout::WrapAllRows);
    rows->addRow(choiceLabel, m_choice);
    rows->addRow(m_nameLabel, m_name);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(renamed.isEmpty() ? tr("Add") : tr("Rename"),
                                  QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"acceptFieldButton"_s);
    m_accept->setDefault(true);
    Theme::setLook(m_accept, Theme::ButtonLook::Main);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(rows);
    layout->addWidget(m_counter);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 48);

    fillChoices();
    const QString prefix = form.service().openFields.prefix;
    m_name->setText(renamed.mid(renamed.startsWith(prefix) ? prefix.size() : 0));
    m_name->selectAll();
    choiceLabel->setVisible(renamed.isEmpty());
    m_choice->setVisible(renamed.isEmpty());
    connect(m_choice, &QComboBox::currentIndexChanged, this, &AddFieldDialog::check);
    connect(m_name, &QLineEdit::textChanged, this, &AddFieldDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &AddFieldDialog::apply);
    check();
}

void AddFieldDialog::fillChoices()
{
    const QStringList shown = m_form->keys();
    for (const FieldSpec &field : m_form->service().fields) {
        if (!shown.contains(field.key) && !fieldrules::isCompanion(m_form->service(), field.key))
            m_choice->addItem(FieldWording::label(m_form->service(), field.key), field.key);
    }
    if (!m_form->service().openFields.prefix.isEmpty())
        m_choice->addItem(tr("A field of your own"), QString());
}

bool AddFieldDialog::isOwn() const
{
    return !m_renamed.isEmpty() || m_choice->currentData().toString().isEmpty();
}

QString AddFieldDialog::key() const
{
    if (!isOwn())
        return m_choice->currentData().toString();
    return m_form->service().openFields.prefix + m_name->text().trimmed();
}

void AddFieldDialog::check()
{
    if (!m_form)
        return;
    m_name->setVisible(isOwn());
    m_nameLabel->setVisible(isOwn());
    m_counter->setVisible(isOwn());
    QString problem;
    bool fits = true;
    if (isOwn()) {
        const QList<FieldIssue> issues = m_form->keyIssues(key());
        fits = issues.isEmpty() && key() != m_renamed;
        const bool untouched = m_name->text().isEmpty() || key() == m_renamed;
        problem = fits || untouched ? QString() : u"▲ "_s + FieldWording::issue(issues.first());
        const TextLimit limit{0, m_form->service().openFields.maximumKeyBytes,
                              LengthUnit::Utf8Bytes, true};
        m_counter->setText(
            FieldWording::counter(limit, lengthOf(m_name->text().trimmed(), limit.unit)));
    }
    m_problem->setText(problem);
    m_name->setAccessibleDescription(problem.mid(2));
    Theme::setLook(m_name, problem.isEmpty() ? Theme::FieldLook::Plain : Theme::FieldLook::Wrong);
    m_accept->setEnabled(fits);
}

void AddFieldDialog::apply()
{
    if (!m_form)
        return;
    const QString wanted = key();
    const bool ok =
        m_renamed.isEmpty() ? m_form->addKey(wanted) : m_form->renameKey(m_renamed, wanted);
    if (!ok) {
        check();
        return;
    }
    accept();
    Q_EMIT keyChosen(wanted);
}

} // namespace personae
