// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/signinline.h"

#include "ui/profile/labels.h"
#include "ui/window/signinwording.h"

#include <QHBoxLayout>
#include <QRegularExpression>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

bool isInsecure(const QString &text)
{
    return text.startsWith("http:"_L1, Qt::CaseInsensitive);
}

bool isLoopback(const QString &host)
{
    static const QRegularExpression four(uR"(\A127(\.\d{1,3}){3}\z)"_s);
    return host == "localhost"_L1 || host == "::1"_L1 || four.match(host).hasMatch();
}

} // namespace

SignInLine::SignInLine(const SignInFieldSpec &spec, const QString &label, pastecleaner::Kind kind,
                       Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_spec(spec)
    , m_label(label)
    , m_kind(kind)
    , m_edit(new QLineEdit(spec.preset, this))
    , m_line(new FieldLine(m_edit, theme, this))
    , m_start(spec.preset)
    , m_hint(SignInWording::hint(spec))
{
    m_edit->setObjectName(u"signInField_"_s + spec.id);
    m_edit->setAccessibleName(label);
    m_edit->setPlaceholderText(spec.example);
    m_line->setObjectName(u"signInError_"_s + spec.id);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_edit, 1);
    if (spec.secret) {
        m_edit->setEchoMode(QLineEdit::Password);
        m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData |
                                    Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        buildShow(theme);
        row->addWidget(m_show);
    } else {
        m_edit->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText |
                                    Qt::ImhUrlCharactersOnly);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_line);
    pastecleaner::install(*m_edit, [kind] { return kind; });
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        showHint();
        Q_EMIT edited();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &SignInLine::returnPressed);
    showHint();
}

void SignInLine::buildShow(Theme &theme)
{
    m_show = labels::iconButton(u"eye"_s, tr("Show: %1").arg(m_label), theme, this);
    m_show->setObjectName(u"signInShow_"_s + m_spec.id);
    m_show->setCheckable(true);
    m_show->setMinimumSize(Theme::controlHeight, Theme::controlHeight);
    connect(m_show, &QToolButton::toggled, this, &SignInLine::reveal);
    connect(&theme, &Theme::changed, m_show, qOverload<>(&QWidget::update));
}

void SignInLine::reveal(bool shown)
{
    m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    const QString name = shown ? tr("Hide: %1").arg(m_label) : tr("Show: %1").arg(m_label);
    m_show->setToolTip(name);
    m_show->setAccessibleName(name);
}

QString SignInLine::text() const
{
    if (m_kind == pastecleaner::Kind::Token)
        return pastecleaner::cleaned(m_edit->text(), m_kind);
    return m_spec.secret ? m_edit->text() : m_edit->text().trimmed();
}

void SignInLine::setStart(const QString &text)
{
    m_start = text;
    m_edit->setText(text);
}

void SignInLine::setHint(const QString &hint)
{
    m_hint = hint;
    showHint();
}

void SignInLine::setHelp(QWidget *help)
{
    m_hint.clear();
    m_line->showHint({});
    layout()->addWidget(help);
}

void SignInLine::showHint()
{
    m_line->showHint(m_hint);
}

void SignInLine::showError(const QString &sentence, const QString &details)
{
    m_line->showError(sentence, details);
}

QString SignInLine::objection() const
{
    const QString typed = text();
    if (typed.isEmpty())
        return m_spec.required ? SignInWording::missing(m_label) : QString();
    if (m_spec.secret || !isInsecure(typed))
        return {};
    return isLoopback(QUrl(typed).host()) ? QString() : SignInWording::insecureAddress();
}

void SignInLine::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    if (m_show && readOnly)
        m_show->setChecked(false);
}

} // namespace personae
