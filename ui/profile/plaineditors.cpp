// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/plaineditors.h"

#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"
#include "ui/theme/pastecleaner.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

QHBoxLayout *rowOf(QWidget *editor, QWidget *input)
{
    auto *row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(input, 1);
    editor->setFocusProxy(input);
    return row;
}

/// The plain spelling first: it is what services say, and what is pasted.
std::optional<double> numberIn(const QString &typed)
{
    bool ok = false;
    double number = QLocale::c().toDouble(typed, &ok);
    if (!ok) {
        QLocale locale;
        locale.setNumberOptions(QLocale::RejectGroupSeparator);
        number = locale.toDouble(typed, &ok);
    }
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace

YesNoEditor::YesNoEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(parent)
    , m_box(new QCheckBox(this))
{
    m_box->setObjectName(u"field:"_s + spec.key);
    m_box->setMinimumHeight(Theme::controlHeight);
    rowOf(this, m_box);
    watch(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this](bool checked) {
        m_box->setTristate(false);
        showWords();
        Q_EMIT edited(QJsonValue(checked));
    });
    setValue(QJsonValue::Undefined);
}

void YesNoEditor::setValue(const QJsonValue &value)
{
    // A third state only to show: a click always says yes or no.
    m_box->setTristate(!value.isBool());
    m_box->setCheckState(!value.isBool()  ? Qt::PartiallyChecked
                         : value.toBool() ? Qt::Checked
                                          : Qt::Unchecked);
    m_box->setTristate(false);
    showWords();
}

void YesNoEditor::showWords()
{
    m_box->setText(m_box->checkState() == Qt::PartiallyChecked ? tr("not known")
                   : m_box->isChecked()                        ? tr("Yes")
                                                               : tr("No"));
}

void YesNoEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(static_cast<QWidget *>(m_box), look);
}

QWidget *YesNoEditor::input() const
{
    return m_box;
}

void YesNoEditor::setNames(const QString &accessibleName, const QString &description)
{
    m_box->setAccessibleName(accessibleName);
    m_box->setAccessibleDescription(description);
}

NumberEditor::NumberEditor(const FieldSpec &spec, QWidget *parent)
    : FieldEditor(parent)
    , m_spec(spec)
    , m_edit(new QLineEdit(this))
{
    m_edit->setObjectName(u"field:"_s + spec.key);
    m_edit->setPlaceholderText(FieldWording::range(spec));
    m_edit->setInputMethodHints(spec.shape == FieldShape::Whole
                                    ? Qt::ImhFormattedNumbersOnly
                                    : Qt::ImhFormattedNumbersOnly | Qt::ImhPreferNumbers);
    rowOf(this, m_edit);
    watch(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this,
            [this](const QString &typed) { Q_EMIT edited(parsed(typed)); });
}

QJsonValue NumberEditor::parsed(const QString &typed) const
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return QJsonValue::Undefined;
    const auto number = numberIn(text);
    if (!number)
        return text;
    const bool whole = std::trunc(*number) == *number && std::abs(*number) < 9e15;
    return whole ? QJsonValue(static_cast<qint64>(*number)) : QJsonValue(*number);
}

QString NumberEditor::shown(const QJsonValue &value) const
{
    if (!value.isDouble())
        return value.toVariant().toString();
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
}

void NumberEditor::setValue(const QJsonValue &value)
{
    // "51.50" is not touched by its own echo 51.5.
    if (parsed(m_edit->text()) != value)
        m_edit->setText(shown(value));
}

void NumberEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_edit, look);
}

QWidget *NumberEditor::input() const
{
    return m_edit;
}

void NumberEditor::setNames(const QString &accessibleName, const QString &description)
{
    const QString range = FieldWording::range(m_spec);
    m_edit->setAccessibleName(accessibleName);
    QStringList parts{range, description};
    parts.removeAll(QString());
    m_edit->setAccessibleDescription(parts.join(u". "_s));
}

SecretEditor::SecretEditor(const FieldSpec &spec, Theme &theme, QWidget *parent)
    : FieldEditor(parent)
    , m_edit(new QLineEdit(this))
    , m_show(labels::iconButton(u"eye"_s, tr("Show what is typed"), theme, this))
{
    m_edit->setObjectName(u"field:"_s + spec.key);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_show->setObjectName(u"show:"_s + spec.key);
    m_show->setCheckable(true);
    rowOf(this, m_edit)->addWidget(m_show);
    watch(m_edit);
    pastecleaner::install(*m_edit);
    // Not textEdited: that comes before what was pasted is cleaned, and never after.
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        const QString typed = m_edit->text();
        if (!m_emptied)
            Q_EMIT edited(typed.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(typed));
    });
    connect(m_show, &QToolButton::toggled, this, &SecretEditor::reveal);
}

void SecretEditor::reveal(bool shown)
{
    m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    setNames(m_edit->accessibleName(), m_edit->accessibleDescription());
}

void SecretEditor::setValue(const QJsonValue &value)
{
    if (!value.toString().isEmpty())
        return;
    m_emptied = true;
    m_edit->clear();
    m_emptied = false;
}

void SecretEditor::setLook(Theme::FieldLook look)
{
    Theme::setLook(m_edit, look);
}

QWidget *SecretEditor::input() const
{
    return m_edit;
}

void SecretEditor::setNames(const QString &accessibleName, const QString &description)
{
    m_edit->setAccessibleName(accessibleName);
    m_edit->setAccessibleDescription(description);
    const QString verb = m_show->isChecked() ? tr("Hide: %1").arg(accessibleName)
                                             : tr("Show: %1").arg(accessibleName);
    m_show->setAccessibleName(verb);
    m_show->setToolTip(verb);
}

} // namespace personae
