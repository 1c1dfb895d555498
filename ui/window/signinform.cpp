// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/signinform.h"

#include "models/values/foreigntext.h"
#include "ui/theme/errorpresenter.h"
#include "ui/theme/flowlayout.h"
#include "ui/window/providerchoice.h"
#include "ui/window/signinline.h"
#include "ui/window/signinwording.h"

#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array allWays{SignInWay::Password, SignInWay::ApiKey, SignInWay::Token,
                             SignInWay::Browser};

QString wayName(SignInWay way)
{
    switch (way) {
    case SignInWay::Password:
        return u"Password"_s;
    case SignInWay::ApiKey:
        return u"ApiKey"_s;
    case SignInWay::Token:
        return u"Token"_s;
    case SignInWay::Browser:
        return u"Browser"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

SignInForm::SignInForm(SignInPort &port, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_port(port)
    , m_theme(theme)
    , m_services(port.services())
    , m_general(new FieldLine(nullptr, theme, this))
    , m_form(new QFormLayout)
    , m_service(new QComboBox(this))
    , m_ways(new QWidget(this))
    , m_wayGroup(new QButtonGroup(this))
    , m_provider(new ProviderChoice(theme, this))
    , m_advanced(new QPushButton(tr("Advanced"), this))
    , m_stay(new QCheckBox(tr("Stay signed in"), this))
{
    buildFrame();
    buildWays();
    for (const ServiceInfo &service : std::as_const(m_services))
        m_service->addItem(service.displayName, service.id);
    connect(m_service, &QComboBox::currentIndexChanged, this, &SignInForm::takeService);
    connect(m_wayGroup, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            takeWay();
    });
    connect(m_provider, &ProviderChoice::returnPressed, this, &SignInForm::submitted);
    connect(m_advanced, &QPushButton::toggled, this, &SignInForm::showAdvanced);
    takeService();
}

void SignInForm::buildFrame()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::panePadding);
    m_general->setObjectName(u"generalError"_s);
    column->addWidget(m_general);
    m_form->setHorizontalSpacing(Theme::panePadding);
    m_form->setVerticalSpacing(Theme::gap);
    m_form->setLabelAlignment(Qt::AlignTrailing | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(m_form);
    column->addStretch(1);
    m_service->setObjectName(u"signInService"_s);
    m_service->setAccessibleName(tr("Service"));
    m_advanced->setObjectName(u"signInAdvanced"_s);
    m_advanced->setAccessibleName(m_advanced->text());
    m_advanced->setCheckable(true);
    m_advanced->setAutoDefault(false);
    m_advanced->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    Theme::setLook(m_advanced, Theme::ButtonLook::Link);
    m_stay->setObjectName(u"signInStay"_s);
    m_stay->setChecked(true);
    m_stay->setAccessibleName(m_stay->text());
    m_form->addRow(makeLabel(tr("Service"), m_service), m_service);
    m_form->addRow(QString(), m_ways);
    m_form->addRow(makeLabel(tr("Sign in with"), m_provider->first()), m_provider);
    m_form->addRow(QString(), m_advanced);
    m_form->addRow(QString(), m_stay);
}

void SignInForm::buildWays()
{
    auto *ways = new FlowLayout(m_ways, Qt::AlignLeft, Theme::formPadding);
    for (const SignInWay way : allWays) {
        auto *button = new QRadioButton(SignInWording::way(way), m_ways);
        button->setObjectName(u"signInWay"_s + wayName(way));
        button->setAccessibleName(SignInWording::wayMeaning(way));
        m_wayGroup->addButton(button, static_cast<int>(way));
        ways->addWidget(button);
    }
}

QLabel *SignInForm::makeLabel(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(buddy);
    m_theme.setTextColor(label, Theme::Token::Muted);
    // In line with the text of the field, whatever stands below the field.
    label->setContentsMargins(0, 7, 0, 0);
    label->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    return label;
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

SignInWay SignInForm::way() const
{
    const int id = m_wayGroup->checkedId();
    return id < 0 ? SignInWay::Password : static_cast<SignInWay>(id);
}

bool SignInForm::identityIsGiven() const
{
    return !m_existing.id.isNull() && !service().asksWhoIAm;
}

void SignInForm::takeService()
{
    const QList<SignInWay> &offered = service().signInWays;
    for (const SignInWay way : allWays)
        m_wayGroup->button(static_cast<int>(way))->setVisible(offered.contains(way));
    m_form->setRowVisible(m_ways, offered.size() > 1);
    m_provider->setProviders(service().browserProviders);
    const SignInWay wanted =
        m_chosenWays.value(service().id, offered.value(0, SignInWay::Password));
    {
        const QSignalBlocker quiet(m_wayGroup);
        m_wayGroup->button(static_cast<int>(wanted))->setChecked(true);
    }
    takeWay();
}

void SignInForm::takeWay()
{
    m_chosenWays.insert(service().id, way());
    m_form->setRowVisible(m_provider, way() == SignInWay::Browser);
    m_stay->setToolTip(
        service().keepsSession || way() != SignInWay::Password
            ? tr("Keeps what signs you in in the system keyring, and nowhere else.")
            : tr("Makes a key of its own for this computer and keeps it in the system keyring. The "
                 "password is never stored."));
    m_stay->setAccessibleDescription(m_stay->toolTip());
    rebuildLines();
    m_general->showHint({});
}

void SignInForm::refreshHelp()
{
    m_general->showHint({});
    if (!m_help || identityIsGiven())
        return;
    const SignInLine *identity = line(u"identity"_s);
    m_help->setTyped(service(), identity->edit()->text(), identity->spec().example);
}

SignInLine *SignInForm::line(const QString &id) const
{
    const auto it = std::find_if(m_lines.cbegin(), m_lines.cend(),
                                 [&id](const SignInLine *line) { return line->spec().id == id; });
    return it == m_lines.cend() ? nullptr : *it;
}

void SignInForm::setExisting(const Account &account)
{
    m_existing = account;
    m_service->setCurrentIndex(m_service->findData(account.service));
    m_service->setEnabled(false);
    m_stay->setChecked(account.staysSignedIn || m_stay->isChecked());
    const QString last = account.settings.value(u"signInWay"_s);
    for (const SignInWay way : service().signInWays) {
        if (wayName(way) == last)
            m_wayGroup->button(static_cast<int>(way))->setChecked(true);
    }
    fillFromExisting();
}

SignInRequest SignInForm::request() const
{
    SignInRequest request;
    request.service = service().id;
    request.way = way();
    request.staySignedIn = m_stay->isChecked();
    request.existing = m_existing.id;
    for (const SignInLine *line : m_lines) {
        const QString &id = line->spec().id;
        if (id == "identity"_L1)
            request.identity = line->text();
        else if (id == "secret"_L1)
            request.secret = line->text();
        else if (id == "appKey"_L1)
            request.appKey = line->text();
        else
            request.settings.insert(id, line->text());
    }
    if (way() == SignInWay::Browser) {
        request.provider = m_provider->provider();
        request.providerArgument = m_provider->argument();
    }
    return request;
}

bool SignInForm::check()
{
    clearErrors();
    if (way() == SignInWay::Browser && !service().browserProviders.isEmpty() &&
        !m_provider->check())
        return false;
    for (SignInLine *line : std::as_const(m_lines)) {
        if (m_help && line->spec().id == "identity"_L1 && !identityIsGiven()) {
            const bool left = line->text().isEmpty() && !line->spec().required;
            if (left || m_help->objection().isEmpty())
                continue;
            m_help->showError(m_help->objection(), {});
            goTo(*line);
            return false;
        }
        if (const QString objection = line->objection(); !objection.isEmpty()) {
            line->showError(objection);
            goTo(*line);
            return false;
        }
    }
    return true;
}

void SignInForm::goTo(SignInLine &line)
{
    if (line.spec().advanced)
        m_advanced->setChecked(true);
    line.edit()->setFocus(Qt::OtherFocusReason);
    if (!line.edit()->isReadOnly())
        line.edit()->selectAll();
}

void SignInForm::clearErrors()
{
    for (SignInLine *line : std::as_const(m_lines))
        line->showHint();
    refreshHelp();
}

void SignInForm::showError(const ApiError &error, SignInField field)
{
    const auto words =
        errorpresenter::present(error, serviceName(), errorpresenter::Place::SigningIn);
    if (field == SignInField::Setting) {
        showSettingIssues(error, words.sentence, words.details);
        return;
    }
    const QString id = field == SignInField::Secret     ? u"secret"_s
                       : field == SignInField::AppKey   ? u"appKey"_s
                       : field == SignInField::Identity ? u"identity"_s
                                                        : QString();
    SignInLine *where = line(id);
    if (where && field == SignInField::Identity && identityIsGiven())
        where = nullptr; // it cannot be mended here
    if (!where) {
        m_general->showError(words.sentence, words.details);
        focusFirst();
        return;
    }
    if (m_help && field == SignInField::Identity)
        m_help->showError(words.sentence, words.details);
    else
        where->showError(words.sentence, words.details);
    goTo(*where);
}

void SignInForm::showSettingIssues(const ApiError &error, const QString &sentence,
                                   const QString &details)
{
    SignInLine *first = nullptr;
    for (SignInLine *one : std::as_const(m_lines)) {
        const auto texts = error.fieldIssues.constFind(one->spec().id);
        if (texts == error.fieldIssues.cend())
            continue;
        const QString own = SignInWording::settingProblem(error.detail);
        one->showError(!texts->isEmpty() ? isolatedLine(texts->join(u' '), 200)
                       : own.isEmpty()   ? sentence
                                         : own,
                       details);
        if (!first)
            first = one;
    }
    if (first) {
        goTo(*first);
        return;
    }
    m_general->showError(sentence, details);
    focusFirst();
}

void SignInForm::setRunning(bool running)
{
    // Disabled fields would drop the focus; read-only ones keep it.
    for (SignInLine *line : std::as_const(m_lines))
        line->setReadOnly(running || (line->spec().id == "identity"_L1 && identityIsGiven()));
    m_service->setEnabled(!running && m_existing.id.isNull());
    m_ways->setEnabled(!running);
    m_provider->setRunning(running);
    m_stay->setEnabled(!running);
    if (m_help)
        m_help->setEnabled(!running);
}

void SignInForm::focusFirst()
{
    for (const SignInLine *line : std::as_const(m_lines)) {
        const bool given = line->edit()->isReadOnly() || line->spec().advanced;
        if (given)
            continue;
        line->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    (way() == SignInWay::Browser ? m_provider->first() : m_service)->setFocus(Qt::OtherFocusReason);
}

} // namespace personae
