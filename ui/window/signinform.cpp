// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/signinform.h"

#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/theme/errorpresenter.h"
#include "ui/window/pastecleaner.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

SignInForm::SignInForm(SignInPort &port, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_port(port)
    , m_theme(theme)
    , m_services(port.services())
    , m_general(new FieldLine(nullptr, theme, this))
    , m_service(new QComboBox(this))
    , m_identityLabel(new QLabel(this))
    , m_identity(new QLineEdit(this))
    , m_help(new IdentityHelp(port, m_identity, theme, this))
    , m_ways(new QWidget(this))
    , m_password(new QRadioButton(tr("Password"), m_ways))
    , m_key(new QRadioButton(tr("API key"), m_ways))
    , m_secretLabel(new QLabel(this))
    , m_secret(new QLineEdit(this))
    , m_secretLine(new FieldLine(m_secret, theme, this))
    , m_stay(new QCheckBox(tr("Stay signed in"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::panePadding);
    m_general->setObjectName(u"generalError"_s);
    column->addWidget(m_general);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::panePadding);
    form->setVerticalSpacing(Theme::gap);
    form->setLabelAlignment(Qt::AlignTrailing | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(form);
    buildFields(*form);
    column->addStretch(1);

    for (const ServiceInfo &service : std::as_const(m_services))
        m_service->addItem(service.displayName, service.id);
    connect(m_service, &QComboBox::currentIndexChanged, this, &SignInForm::takeService);
    connect(m_identity, &QLineEdit::textChanged, this, &SignInForm::refreshHelp);
    connect(m_help, &IdentityHelp::chosen, this, [this](const QString &handle) {
        m_identity->setText(handle);
        m_secret->setFocus(Qt::OtherFocusReason);
    });
    connect(m_secret, &QLineEdit::textChanged, this, [this] { m_secretLine->showHint({}); });
    connect(m_password, &QRadioButton::toggled, this, &SignInForm::takeWay);
    connect(m_identity, &QLineEdit::returnPressed, this, &SignInForm::submitted);
    connect(m_secret, &QLineEdit::returnPressed, this, &SignInForm::submitted);
    takeService();
}

void SignInForm::buildFields(QFormLayout &form)
{
    m_service->setObjectName(u"signInService"_s);
    m_service->setAccessibleName(tr("Service"));
    m_identity->setObjectName(u"signInIdentity"_s);
    m_secret->setObjectName(u"signInSecret"_s);
    m_secretLine->setObjectName(u"secretError"_s);
    m_stay->setObjectName(u"signInStay"_s);
    m_password->setObjectName(u"signInWayPassword"_s);
    m_key->setObjectName(u"signInWayApiKey"_s);
    m_password->setAccessibleName(tr("Sign in with a password"));
    m_key->setAccessibleName(tr("Sign in with an API key"));
    m_identity->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText |
                                    Qt::ImhUrlCharactersOnly);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData |
                                  Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    pastecleaner::install(*m_identity);
    pastecleaner::install(*m_secret);
    m_identityLabel->setBuddy(m_identity);
    m_secretLabel->setBuddy(m_secret);
    m_stay->setChecked(true);
    m_stay->setAccessibleName(m_stay->text());
    m_stay->setToolTip(tr(
        "Makes a key of its own for this computer and keeps it in the system keyring. The password "
        "is never stored."));
    m_stay->setAccessibleDescription(m_stay->toolTip());

    const auto withLine = [this](QWidget *field, QWidget *line) {
        auto *cell = new QVBoxLayout;
        cell->setSpacing(4);
        cell->addWidget(field);
        cell->addWidget(line);
        return cell;
    };
    auto *serviceLabel = new QLabel(tr("Service"), this);
    serviceLabel->setBuddy(m_service);
    auto *ways = new QHBoxLayout(m_ways);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->setSpacing(Theme::formPadding);
    ways->addWidget(m_password);
    ways->addWidget(m_key);
    ways->addStretch(1);
    for (QLabel *label : {serviceLabel, m_identityLabel, m_secretLabel}) {
        m_theme.setTextColor(label, Theme::Token::Muted);
        // In line with the text of the field, whatever stands below the field.
        label->setContentsMargins(0, 7, 0, 0);
        label->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    }
    form.addRow(serviceLabel, m_service);
    form.addRow(m_identityLabel, withLine(m_identity, m_help));
    form.addRow(QString(), m_ways);
    form.addRow(m_secretLabel, withLine(m_secret, m_secretLine));
    form.addRow(QString(), m_stay);
}

const ServiceInfo &SignInForm::service() const
{
    static const ServiceInfo none;
    const int index = m_service->currentIndex();
    return index >= 0 && index < m_services.size() ? m_services.at(index) : none;
}

QString SignInForm::serviceName() const
{
    return service().displayName;
}

void SignInForm::takeService()
{
    const QString wording = FieldWording::handle(service().handleWording);
    m_identityLabel->setText(wording);
    m_identity->setAccessibleName(tr("%1 or address").arg(wording));
    m_identity->setPlaceholderText(service().handleExample);
    const bool password = service().signInWays.contains(SignInWay::Password);
    const bool key = service().signInWays.contains(SignInWay::ApiKey);
    m_ways->setVisible(password && key);
    (password ? m_password : m_key)->setChecked(true);
    takeWay();
    refreshHelp();
}

void SignInForm::takeWay()
{
    const bool password = m_password->isChecked();
    m_secretLabel->setText(password ? tr("Password") : tr("API key"));
    m_secret->setAccessibleName(m_secretLabel->text());
}

void SignInForm::refreshHelp()
{
    m_general->showHint({});
    if (m_existing.isNull())
        m_help->setTyped(service(), m_identity->text());
}

void SignInForm::setExisting(const Account &account)
{
    m_existing = account.id;
    m_service->setCurrentIndex(m_service->findData(account.service));
    m_identity->setText(account.handle);
    m_service->setEnabled(false);
    m_identity->setReadOnly(true);
    m_identity->setFocusPolicy(Qt::ClickFocus);
    m_help->hide();
    m_stay->setChecked(account.staysSignedIn || m_stay->isChecked());
}

SignInRequest SignInForm::request() const
{
    SignInRequest request;
    request.service = service().id;
    request.identity = m_identity->text().trimmed();
    request.way = m_password->isChecked() ? SignInWay::Password : SignInWay::ApiKey;
    request.secret = m_secret->text();
    request.staySignedIn = m_stay->isChecked();
    request.existing = m_existing;
    return request;
}

bool SignInForm::check()
{
    clearErrors();
    if (m_existing.isNull() && !m_help->objection().isEmpty()) {
        m_help->showError(m_help->objection(), {});
        m_identity->setFocus(Qt::OtherFocusReason);
        return false;
    }
    if (m_secret->text().isEmpty()) {
        m_secretLine->showError(m_password->isChecked() ? tr("Type the password.")
                                                        : tr("Paste the API key."));
        m_secret->setFocus(Qt::OtherFocusReason);
        return false;
    }
    return true;
}

void SignInForm::clearErrors()
{
    m_general->showHint({});
    m_secretLine->showHint({});
    refreshHelp();
}

void SignInForm::showError(const ApiError &error, SignInField field)
{
    const auto words =
        errorpresenter::present(error, serviceName(), errorpresenter::Place::SigningIn);
    if (field == SignInField::Secret) {
        m_secretLine->showError(words.sentence, words.details);
        m_secret->setFocus(Qt::OtherFocusReason);
        m_secret->selectAll();
    } else if (field == SignInField::Identity && m_existing.isNull()) {
        m_help->showError(words.sentence, words.details);
        m_identity->setFocus(Qt::OtherFocusReason);
        m_identity->selectAll();
    } else {
        m_general->showError(words.sentence, words.details);
        (m_existing.isNull() ? m_identity : m_secret)->setFocus(Qt::OtherFocusReason);
    }
}

void SignInForm::setRunning(bool running)
{
    // Disabled fields would drop the focus; read-only ones keep it.
    m_secret->setReadOnly(running);
    m_identity->setReadOnly(running || !m_existing.isNull());
    m_service->setEnabled(!running && m_existing.isNull());
    m_ways->setEnabled(!running);
    m_stay->setEnabled(!running);
    m_help->setEnabled(!running);
}

void SignInForm::focusFirst()
{
    QWidget *first = m_existing.isNull() ? static_cast<QWidget *>(m_identity) : m_secret;
    first->setFocus(Qt::OtherFocusReason);
}

} // namespace personae
