// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/service/callform.h"

#include "models/form/fieldrules.h"
#include "models/values/foreigntext.h"
#include "ui/profile/calmcombobox.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/service/servicewording.h"
#include "ui/theme/pastecleaner.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

constexpr int paragraphLines = 4;

bool isNumber(FieldShape shape)
{
    return shape == FieldShape::Whole || shape == FieldShape::Decimal;
}

QString startText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

} // namespace

CallForm::CallForm(const QList<FieldSpec> &asks, const FieldMap &known, const ServerFacts &facts,
                   Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(u"callForm"_s);
    auto *rows = new QFormLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(Theme::panePadding);
    rows->setVerticalSpacing(Theme::gap);
    rows->setRowWrapPolicy(QFormLayout::WrapAllRows); // labels of any length, in any language
    for (const FieldSpec &spec : asks)
        addLine(spec, known.value(spec.key, QJsonValue::Undefined), facts, *rows);
}

void CallForm::addLine(const FieldSpec &spec, const QJsonValue &known, const ServerFacts &facts,
                       QFormLayout &rows)
{
    Line line;
    line.spec = spec;
    line.title = ServiceWording::field(spec.wording.isEmpty() ? spec.key : spec.wording);
    if (!spec.patternLimit.isEmpty() && facts.limits.contains(spec.patternLimit))
        m_patterns.insert(spec.key, facts.limits.value(spec.patternLimit));
    line.editor = makeEditor(spec, known, facts);
    line.editor->setObjectName(u"ask-"_s + spec.key);
    line.editor->setAccessibleName(spec.required ? tr("%1, required").arg(line.title) : line.title);
    auto *cell = new QWidget(this);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(line.editor);
    line.problem = labels::body({}, m_theme, cell);
    line.problem->setObjectName(u"issue-"_s + spec.key);
    m_theme.setType(line.problem, Theme::Type::Small);
    line.problem->hide();
    column->addWidget(line.problem);
    const QString hint =
        ServiceWording::fieldHint(spec.wording.isEmpty() ? spec.key : spec.wording);
    line.hint = labels::muted(hint, m_theme, cell);
    line.hint->setVisible(!hint.isEmpty());
    line.editor->setAccessibleDescription(hint);
    column->addWidget(line.hint);
    auto *label = new QLabel(spec.required || spec.shape == FieldShape::YesNo
                                 ? line.title
                                 : tr("%1 (optional)").arg(line.title),
                             this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(line.editor);
    m_theme.setTextColor(label, Theme::Token::Muted);
    if (spec.shape == FieldShape::YesNo)
        label->hide(); // the box says it
    rows.addRow(label, cell);
    m_lines.append(line);
}

QWidget *CallForm::makeEditor(const FieldSpec &spec, const QJsonValue &known,
                              const ServerFacts &facts)
{
    const qsizetype at = m_lines.size();
    const auto follow = [this, at] { edited(at); };
    switch (spec.shape) {
    case FieldShape::YesNo: {
        auto *box =
            new QCheckBox(ServiceWording::field(spec.wording.isEmpty() ? spec.key : spec.wording)
                              .replace(u'&', "&&"_L1),
                          this);
        box->setChecked(known.toBool(spec.startsOn));
        connect(box, &QCheckBox::toggled, this, follow);
        return box;
    }
    case FieldShape::Paragraphs: {
        auto *text = new QPlainTextEdit(known.toString(), this);
        text->setTabChangesFocus(true);
        text->setMinimumHeight(paragraphLines * fontMetrics().lineSpacing() + 12);
        connect(text, &QPlainTextEdit::textChanged, this, follow);
        return text;
    }
    case FieldShape::Choice: {
        QComboBox *combo = makeChoice(spec, known.toString(), facts);
        connect(combo, &QComboBox::currentTextChanged, this, follow);
        return combo;
    }
    default: {
        auto *edit = new QLineEdit(startText(known), this);
        if (spec.shape == FieldShape::Secret) {
            edit->setEchoMode(QLineEdit::Password);
            edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData |
                                      Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
            pastecleaner::install(*edit);
        }
        connect(edit, &QLineEdit::textChanged, this, follow);
        return edit;
    }
    }
}

QComboBox *CallForm::makeChoice(const FieldSpec &spec, const QString &known,
                                const ServerFacts &facts)
{
    auto *combo = new CalmComboBox(this);
    combo->setEditable(!spec.choicesFrom.isEmpty());
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    if (!spec.required)
        combo->addItem(combo->isEditable() ? QString() : tr("not set"), QString());
    for (const auto &[code, label] : facts.choices.value(spec.choicesFrom))
        combo->addItem(isolatedLine(label.isEmpty() ? code : label, 80), code);
    for (const QString &word : spec.choices)
        combo->addItem(ServiceWording::choice(word), word);
    if (!known.isEmpty() && combo->findData(known) < 0)
        combo->addItem(ServiceWording::choice(known), known); // never changed unasked
    combo->setCurrentIndex(qMax(0, combo->findData(known)));
    return combo;
}

QString CallForm::typed(const Line &line)
{
    if (const auto *edit = qobject_cast<QLineEdit *>(line.editor))
        return line.spec.shape == FieldShape::Secret ? edit->text() : edit->text().trimmed();
    if (const auto *text = qobject_cast<QPlainTextEdit *>(line.editor))
        return text->toPlainText().trimmed();
    if (const auto *combo = qobject_cast<QComboBox *>(line.editor)) {
        const int at = combo->currentIndex();
        const bool listed = at >= 0 && combo->itemText(at) == combo->currentText();
        return listed ? combo->itemData(at).toString() : combo->currentText().trimmed();
    }
    return {};
}

QJsonValue CallForm::valueOf(const Line &line)
{
    if (const auto *box = qobject_cast<QCheckBox *>(line.editor))
        return box->isChecked();
    const QString text = typed(line);
    if (text.isEmpty())
        return QJsonValue::Undefined;
    if (!isNumber(line.spec.shape))
        return text;
    bool good = false;
    double number = QLocale().toDouble(text, &good);
    if (!good)
        number = QLocale::c().toDouble(text, &good);
    return good ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
}

FieldMap CallForm::values() const
{
    FieldMap result;
    for (const Line &line : m_lines) {
        const QJsonValue value = valueOf(line);
        if (!value.isUndefined())
            result.insert(line.spec.key, value);
    }
    return result;
}

QString CallForm::problemOf(const Line &line) const
{
    if (line.spec.shape == FieldShape::YesNo)
        return {};
    const QString text = typed(line);
    if (text.isEmpty())
        return line.spec.required ? tr("This has to be filled in.") : QString();
    const QJsonValue value = valueOf(line);
    if (isNumber(line.spec.shape)) {
        const double number = value.toDouble();
        const FieldSpec &spec = line.spec;
        const bool whole = spec.shape == FieldShape::Whole;
        if (value.isUndefined() || (whole && number != double(qint64(number))))
            return whole ? tr("This has to be a whole number.") : tr("This has to be a number.");
        if (spec.most > spec.least && (number < spec.least || number > spec.most))
            return tr("This has to lie between %1 and %2.")
                .arg(QLocale().toString(spec.least), QLocale().toString(spec.most));
        return {};
    }
    const QList<FieldIssue> issues = fieldrules::issuesOf(line.spec, value);
    return issues.isEmpty() ? QString() : FieldWording::issue(issues.first());
}

void CallForm::showProblem(Line &line, const QString &problem, bool serious)
{
    line.wrong = serious && !problem.isEmpty();
    Theme::setLook(line.editor, line.wrong ? Theme::FieldLook::Wrong : Theme::FieldLook::Plain);
    m_theme.setTextColor(line.problem, serious ? Theme::Token::Bad : Theme::Token::Warn);
    line.problem->setText(problem.isEmpty() ? QString() : u"▲ "_s + problem);
    line.problem->setAccessibleName(problem);
    line.problem->setVisible(!problem.isEmpty());
    line.editor->setAccessibleDescription(problem.isEmpty() ? line.hint->text() : problem);
}

/// A pattern of the service warns and never refuses.
void CallForm::softCheck(Line &line)
{
    const QString pattern = m_patterns.value(line.spec.key);
    const QString text = typed(line);
    if (pattern.isEmpty() || text.isEmpty())
        return;
    const QRegularExpression rule(QRegularExpression::anchoredPattern(pattern));
    if (rule.isValid() && !rule.match(text).hasMatch())
        showProblem(line, tr("The service may refuse this: it does not follow its rules."), false);
}

void CallForm::edited(qsizetype at)
{
    if (at < m_lines.size()) {
        showProblem(m_lines[at], {}, true); // what was wrong may be right now
        softCheck(m_lines[at]);
    }
    Q_EMIT changed();
}

bool CallForm::check()
{
    for (Line &line : m_lines) {
        const QString problem = problemOf(line);
        showProblem(line, problem, true);
        if (problem.isEmpty())
            softCheck(line);
    }
    return !focusFirstWrong();
}

void CallForm::showIssues(const QMap<QString, QStringList> &issues)
{
    for (Line &line : m_lines) {
        if (!issues.contains(line.spec.key))
            continue;
        QStringList texts;
        for (const QString &text : issues.value(line.spec.key))
            texts.append(isolatedLine(text, 300));
        showProblem(line, texts.isEmpty() ? tr("The service did not take this.") : texts.join(u' '),
                    true);
    }
    focusFirstWrong();
}

bool CallForm::focusFirstWrong()
{
    for (const Line &line : std::as_const(m_lines)) {
        if (!line.wrong)
            continue;
        line.editor->setFocus(Qt::OtherFocusReason);
        const int wrong = wrongCount();
        Q_EMIT announced(
            wrong == 1
                ? tr("%1: %2", "field, problem").arg(line.title, line.problem->accessibleName())
                : tr("%1 fields have to be put right. %2: %3", "count, field, problem")
                      .arg(QLocale().toString(wrong), line.title, line.problem->accessibleName()));
        return true;
    }
    return false;
}

bool CallForm::has(const QString &key) const
{
    return std::any_of(m_lines.cbegin(), m_lines.cend(),
                       [&key](const Line &line) { return line.spec.key == key; });
}

int CallForm::wrongCount() const
{
    return int(std::count_if(m_lines.cbegin(), m_lines.cend(),
                             [](const Line &line) { return line.wrong; }));
}

void CallForm::focusFirst()
{
    if (!m_lines.isEmpty())
        m_lines.first().editor->setFocus(Qt::OtherFocusReason);
}

void CallForm::clearSecrets()
{
    for (const Line &line : std::as_const(m_lines)) {
        auto *edit = qobject_cast<QLineEdit *>(line.editor);
        if (edit && line.spec.shape == FieldShape::Secret)
            edit->clear();
    }
}

} // namespace personae
