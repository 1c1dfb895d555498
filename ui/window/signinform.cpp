// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/signinform.h"

#include "ui/profile/calmcombobox.h"
#include "ui/theme/flowlayout.h"
#include "ui/window/providerchoice.h"
#include "ui/window/signinline.h"
#include "ui/window/signinwording.h"

#include <QEvent>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace personae {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array allWays{SignInWay::Password, SignInWay::ApiKey, SignInWay::Token,
                             SignInWay::Browser, SignInWay::NewAccount};

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
    case SignInWay::NewAccount:
        return u"NewAccount"_s;
    }
    Q_UNREACHABLE();
}

/// A form layout gives a row the height of its size hint: here, of one line.
class WaysRow final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    bool event(QEvent *event) override
    {
        const bool taken = QWidget::event(event);
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            setMinimumHeight(layout()->heightForWidth(width()));
        return taken;
    }
};

} // namespace

SignInForm::SignInForm(SignInPort &port, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_port(port)
    , m_theme(theme)
    , m_services(port.services())
    , m_general(new FieldLine(nullptr, theme, this))
    , m_form(new QFormLayout)
    , m_service(new CalmComboBox(this))
    , m_ways(new WaysRow(this))
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

/// Whoever has an account makes no other to sign in to it again.
QList<SignInWay> SignInForm::ways() const
{
    QList<SignInWay> offered = service().signInWays;
    if (!m_existing.id.isNull())
        offered.removeAll(SignInWay::NewAccount);
    return offered;
}

void SignInForm::offerWays()
{
    const QList<SignInWay> offered = ways();
    for (const SignInWay way : allWays)
        m_wayGroup->button(static_cast<int>(way))->setVisible(offered.contains(way));
    m_form->setRowVisible(m_ways, offered.size() > 1);
}

void SignInForm::takeService()
{
    m_made = Made::No;
    offerWays();
    m_provider->setProviders(service().browserProviders);
    const SignInWay wanted = m_chosenWays.value(service().id, ways().value(0, SignInWay::Password));
    {
        const QSignalBlocker quiet(m_wayGroup);
        m_wayGroup->button(static_cast<int>(wanted))->setChecked(true);
    }
    takeWay();
}

void SignInForm::takeWay()
{
    m_chosenWays.insert(service().id, way());
    // One stop for Tab, at the chosen way: Qt moves it only where the keyboard chose.
    for (QAbstractButton *button : m_wayGroup->buttons())
        button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
    if (way() == SignInWay::NewAccount)
        m_made = Made::No; // another one
    m_form->setRowVisible(m_provider, way() == SignInWay::Browser);
    m_stay->setToolTip(
        service().keepsSession || way() != SignInWay::Password
            ? tr("Keeps what signs you in in the system keyring, and nowhere else.")
            : tr("Makes a key of its own for this computer and keeps it in the system keyring. The "
                 "password is never stored."));
    m_stay->setAccessibleDescription(m_stay->toolTip());
    rebuildLines();
    clearGeneral();
    Q_EMIT wayChanged(way());
}

void SignInForm::refreshHelp()
{
    clearGeneral();
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
    offerWays();
    m_service->setEnabled(false);
    m_stay->setChecked(account.staysSignedIn || m_stay->isChecked());
    const QString last = account.settings.value(u"signInWay"_s);
    for (const SignInWay way : ways()) {
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
    if (!running && m_made == Made::Yes)
        signInInstead();
}

/// It cannot be made twice: what was typed for it signs in.
void SignInForm::signInInstead()
{
    if (way() == SignInWay::NewAccount)
        m_wayGroup->button(static_cast<int>(SignInWay::Password))->setChecked(true);
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
