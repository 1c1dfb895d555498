// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/paneframe.h"

#include <QApplication>
#include <QFontMetrics>
#include <QResizeEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

PaneFrame::PaneFrame(QWidget *sidebar, QStackedWidget *list, QStackedWidget *inspector,
                     Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_sidebar(sidebar)
    , m_list(list)
    , m_inspector(inspector)
    , m_inspectorHost(new QWidget)
    , m_back(new QPushButton(theme.icon(u"back"_s), tr("Back")))
{
    m_splitter->setObjectName(u"mainSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_back->setObjectName(u"backButton"_s);
    m_back->setAccessibleName(tr("Back to the list"));
    setBackHint({});
    connect(m_back, &QPushButton::clicked, this, &PaneFrame::back);

    auto *host = new QVBoxLayout(m_inspectorHost);
    host->setContentsMargins(0, 0, 0, 0);
    host->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::panePadding, 8, Theme::panePadding, 8);
    bar->addWidget(m_back);
    bar->addStretch(1);
    host->addLayout(bar);
    host->addWidget(inspector, 1);
    m_list->setMinimumWidth(420);
    m_inspectorHost->setMinimumWidth(360);
    theme.setGround(m_inspectorHost, Theme::Token::Window);

    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_inspectorHost);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setCollapsible(1, false);
    // Wider for larger text, as long as the list keeps its least width.
    const int side = qBound(236, 236 * QFontMetrics(font()).height() / 16, 340);
    const int inspectorWidth = qBound(422, 422 * QFontMetrics(font()).height() / 16, 520);
    m_splitter->setSizes({side, qMax(420, 1280 - side - inspectorWidth), inspectorWidth});
    auto *out = new QShortcut(Qt::Key_Escape, m_inspectorHost, this, &PaneFrame::stepOut,
                              Qt::WidgetWithChildrenShortcut);
    out->setObjectName(u"stepOut"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    arrange();
}

void PaneFrame::arrange()
{
    // Hiding a pane with the focus would send it anywhere: it goes to the pane that takes over.
    const bool lostFocus =
        m_narrow && QApplication::focusWidget() &&
        (m_inspectorOpen ? m_list : m_inspectorHost)->isAncestorOf(QApplication::focusWidget());
    m_back->setVisible(m_narrow);
    m_splitter->setStretchFactor(2, m_narrow ? 1 : 0); // alone beside the sidebar it takes the room
    m_inspectorHost->layout()->itemAt(0)->layout()->setContentsMargins(
        Theme::panePadding, m_narrow ? 8 : 0, Theme::panePadding, m_narrow ? 8 : 0);
    m_inspectorHost->setVisible(m_inspectorUseful && (!m_narrow || m_inspectorOpen));
    m_list->setVisible(!m_inspectorUseful || !m_narrow || !m_inspectorOpen);
    m_sidebar->setVisible(m_veryNarrow ? m_sidebarOpen : m_sidebarWanted);
    if (lostFocus)
        focusPane(m_inspectorOpen ? static_cast<QWidget *>(m_inspectorHost) : m_list);
}

void PaneFrame::setBackHint(const QKeySequence &key)
{
    const QString words = tr("Back to the list");
    m_back->setToolTip(
        key.isEmpty() ? words : tr("%1 (%2)").arg(words, key.toString(QKeySequence::NativeText)));
}

void PaneFrame::setInspectorUseful(bool useful)
{
    if (useful == m_inspectorUseful)
        return;
    m_inspectorUseful = useful;
    m_inspectorOpen = m_inspectorOpen && useful;
    arrange();
}

void PaneFrame::openInspector()
{
    if (!m_narrow || m_inspectorOpen || !m_inspectorUseful)
        return;
    m_inspectorOpen = true;
    arrange();
    Q_EMIT inspectorOpenChanged();
}

void PaneFrame::back()
{
    if (!m_inspectorOpen)
        return;
    m_inspectorOpen = false;
    arrange();
    Q_EMIT inspectorOpenChanged();
}

/// One step out: from the inspector to the list.
void PaneFrame::stepOut()
{
    if (m_narrow)
        back();
    else
        Q_EMIT listFocusWanted();
}

void PaneFrame::toggleSidebar()
{
    bool &open = m_veryNarrow ? m_sidebarOpen : m_sidebarWanted;
    open = !open;
    arrange();
    if (open)
        m_sidebar->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget *> PaneFrame::visiblePanes() const
{
    QList<QWidget *> panes;
    for (QWidget *pane : {m_sidebar, static_cast<QWidget *>(m_list), m_inspectorHost}) {
        if (pane->isVisible())
            panes.append(pane);
    }
    return panes;
}

/// The pane itself, or the first in it that takes the keyboard.
QWidget *PaneFrame::firstFocus(QWidget *pane)
{
    const auto takes = [](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
    };
    if (takes(pane))
        return pane;
    for (QWidget *at = pane->nextInFocusChain(); at && at != pane; at = at->nextInFocusChain()) {
        const bool aside =
            at->objectName() == "backButton"_L1 || at->objectName() == "copyHandleButton"_L1;
        if (pane->isAncestorOf(at) && takes(at) && !aside)
            return at;
    }
    return nullptr;
}

void PaneFrame::focusNextPane(bool forward)
{
    const QList<QWidget *> panes = visiblePanes();
    if (panes.isEmpty())
        return;
    const QWidget *focus = QApplication::focusWidget();
    qsizetype here = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes.at(i) == focus || (focus && panes.at(i)->isAncestorOf(focus)))
            here = i;
    }
    for (qsizetype step = 1; step <= panes.size(); ++step) {
        const qsizetype next = forward ? here + step : (here < 0 ? 0 : here) - step;
        if (focusPane(panes.at(((next % panes.size()) + panes.size()) % panes.size())))
            return;
    }
}

bool PaneFrame::focusPane(QWidget *pane)
{
    if (pane == m_list) {
        Q_EMIT listFocusWanted();
        const QWidget *focus = QApplication::focusWidget();
        if (focus && m_list->isAncestorOf(focus))
            return true;
    }
    QWidget *first = firstFocus(pane);
    if (first)
        first->setFocus(Qt::ShortcutFocusReason);
    return first;
}

void PaneFrame::focusInspector()
{
    if (QWidget *first = firstFocus(m_inspectorHost))
        first->setFocus(Qt::ShortcutFocusReason);
}

void PaneFrame::save(WindowState &state, const QString &screens) const
{
    if (!m_narrow && m_sidebarWanted)
        state.setValue(u"window/%1/splitter"_s.arg(screens), m_splitter->saveState());
    state.setValue(u"window/%1/sidebar"_s.arg(screens), m_sidebarWanted);
}

void PaneFrame::restore(const WindowState &state, const QString &screens)
{
    const QByteArray sizes = state.value(u"window/%1/splitter"_s.arg(screens)).toByteArray();
    if (!sizes.isEmpty())
        m_splitter->restoreState(sizes);
    m_splitter->setHandleWidth(1);
    const QVariant sidebar = state.value(u"window/%1/sidebar"_s.arg(screens));
    m_sidebarWanted = !sidebar.isValid() || sidebar.toBool();
    arrange();
}

void PaneFrame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < narrowBelow;
    const bool veryNarrow = event->size().width() < veryNarrowBelow;
    if (narrow == m_narrow && veryNarrow == m_veryNarrow)
        return;
    const bool changed = narrow != m_narrow;
    m_narrow = narrow;
    m_veryNarrow = veryNarrow;
    // Who is at work in the inspector stays there.
    if (changed)
        m_inspectorOpen = m_inspectorHost->isAncestorOf(QApplication::focusWidget());
    arrange();
    if (changed)
        Q_EMIT narrowChanged(narrow);
}

} // namespace personae
