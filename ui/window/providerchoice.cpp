// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/providerchoice.h"

#include "ui/profile/calmcombobox.h"
#include "ui/theme/pastecleaner.h"
#include "ui/window/signinwording.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace personae {

ProviderChoice::ProviderChoice(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_combo(new CalmComboBox(this))
    , m_label(new QLabel(this))
    , m_argument(new QLineEdit(this))
    , m_line(new FieldLine(m_argument, theme, this))
{
    m_combo->setObjectName(u"signInProvider"_s);
    m_combo->setAccessibleName(tr("Sign in with"));
    m_argument->setObjectName(u"signInProviderArgument"_s);
    m_argument->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhUrlCharactersOnly);
    m_line->setObjectName(u"signInProviderError"_s);
    m_label->setBuddy(m_argument);
    theme.setTextColor(m_label, Theme::Token::Muted);
    pastecleaner::install(*m_argument, [] { return pastecleaner::Kind::Token; });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (QWidget *part : std::initializer_list<QWidget *>{m_combo, m_label, m_argument, m_line})
        column->addWidget(part);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &ProviderChoice::takeProvider);
    connect(m_argument, &QLineEdit::textChanged, this, [this] { m_line->showHint({}); });
    connect(m_argument, &QLineEdit::returnPressed, this, &ProviderChoice::returnPressed);
}

void ProviderChoice::setProviders(const QList<BrowserProvider> &providers)
{
    if (providers == m_providers)
        return;
    m_providers = providers;
    m_combo->clear();
    for (const BrowserProvider &provider : providers)
        m_combo->addItem(SignInWording::provider(provider.id), provider.id);
    takeProvider();
}

const BrowserProvider &ProviderChoice::chosen() const
{
    static const BrowserProvider none;
    const int index = m_combo->currentIndex();
    return index >= 0 && index < m_providers.size() ? m_providers.at(index) : none;
}

void ProviderChoice::takeProvider()
{
    const BrowserProvider &one = chosen();
    const bool asks = !one.argument.isEmpty();
    m_label->setVisible(asks);
    m_argument->setVisible(asks);
    m_label->setText(SignInWording::providerArgument(one.argument));
    m_argument->setAccessibleName(m_label->text());
    m_argument->setPlaceholderText(SignInWording::providerArgumentExample(one.argument));
    m_line->showHint(one.handsOver || one.id.isEmpty()
                         ? QString()
                         : tr("%1 signs you in on the web site only and hands nothing over to this "
                              "program. Choose another way.")
                               .arg(SignInWording::provider(one.id)));
    m_combo->setAccessibleDescription(m_line->text());
}

QString ProviderChoice::provider() const
{
    return chosen().id;
}

QString ProviderChoice::argument() const
{
    return chosen().argument.isEmpty()
               ? QString()
               : pastecleaner::cleaned(m_argument->text(), pastecleaner::Kind::Token);
}

bool ProviderChoice::check()
{
    if (!chosen().handsOver) {
        m_line->showError(m_line->text());
        m_combo->setFocus(Qt::OtherFocusReason);
        return false;
    }
    if (chosen().argument.isEmpty() || !argument().isEmpty())
        return true;
    m_line->showError(SignInWording::missing(m_label->text()));
    m_argument->setFocus(Qt::OtherFocusReason);
    return false;
}

void ProviderChoice::setRunning(bool running)
{
    m_combo->setEnabled(!running);
    m_argument->setReadOnly(running);
}

QList<QWidget *> ProviderChoice::stops() const
{
    return {m_combo, m_argument};
}

} // namespace personae
