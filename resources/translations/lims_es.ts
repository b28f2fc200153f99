<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AboutPage</name>
    <message>
        <source>This session</source>
        <translation>Esta sesión</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>Este programa</translation>
    </message>
    <message>
        <source>LIMS Desktop keeps the evidence, and the proof of who held it.</source>
        <translation>LIMS Desktop guarda los indicios y la prueba de quién los tuvo.</translation>
    </message>
    <message>
        <source>Letters: Inter (SIL Open Font License) and JetBrains Mono (Apache License 2.0).</source>
        <translation>Letras: Inter (SIL Open Font License) y JetBrains Mono (Apache License 2.0).</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Laboratorio</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Sesión de</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>Funciones</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
</context>
<context>
    <name>Aftermath</name>
    <message>
        <source>Not recorded: “{act}” of {time}. Do it again if it is still needed.</source>
        <translation>No se registró: «{act}» de las {time}. Hágalo de nuevo si aún hace falta.</translation>
    </message>
    <message>
        <source>Recorded, once: “{act}” of {time}.</source>
        <translation>Registrado, una vez: «{act}» de las {time}.</translation>
    </message>
</context>
<context>
    <name>Afterwards</name>
    <message>
        <source>Every package carries its label. The intake is done.</source>
        <translation>Cada paquete lleva su etiqueta. La recepción está hecha.</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Guardado como {path}</translation>
    </message>
</context>
<context>
    <name>AgenciesPage</name>
    <message>
        <source>Agencies</source>
        <translation>Instituciones</translation>
    </message>
    <message>
        <source>No agency is known yet: nothing can be taken in before one is.</source>
        <translation>Aún no se conoce ninguna institución: sin una no se puede recibir nada.</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Agentes</translation>
    </message>
    <message>
        <source>No officer of this agency is known yet. The counter adds them too.</source>
        <translation>Aún no se conoce ningún agente de esta institución. El mostrador también los añade.</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Oficinas</translation>
    </message>
    <message>
        <source>Its officers</source>
        <translation>Sus agentes</translation>
    </message>
    <message>
        <source>&amp;Agencies</source>
        <translation>&amp;Instituciones</translation>
    </message>
    <message>
        <source>&amp;Offices</source>
        <translation>&amp;Oficinas</translation>
    </message>
    <message>
        <source>Choose an agency first.</source>
        <translation>Elija primero una institución.</translation>
    </message>
    <message>
        <source>New o&amp;ffice …</source>
        <translation>Nueva o&amp;ficina …</translation>
    </message>
    <message>
        <source>New off&amp;icer …</source>
        <translation>Nuevo a&amp;gente …</translation>
    </message>
    <message>
        <source>&amp;New agency …</source>
        <translation>&amp;Nueva institución …</translation>
    </message>
    <message>
        <source>New agency</source>
        <translation>Nueva institución</translation>
    </message>
</context>
<context>
    <name>AgencyCasePage</name>
    <message>
        <source>No examination was asked for yet.</source>
        <translation>Todavía no se ha pedido ningún examen.</translation>
    </message>
    <message>
        <source>Examinations</source>
        <translation>Exámenes</translation>
    </message>
    <message>
        <source>&amp;Examinations</source>
        <translation>&amp;Exámenes</translation>
    </message>
    <message>
        <source>&amp;Items</source>
        <translation>&amp;Indicios</translation>
    </message>
    <message>
        <source>&amp;Reports</source>
        <translation>I&amp;nformes</translation>
    </message>
    <message>
        <source>&amp;Questions</source>
        <translation>&amp;Preguntas</translation>
    </message>
    <message>
        <source>&amp;Court</source>
        <translation>&amp;Tribunal</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Guardar como …</translation>
    </message>
    <message>
        <source>A question is being written and would be lost.</source>
        <translation>Se está escribiendo una pregunta y se perdería.</translation>
    </message>
    <message>
        <source>Day in court …</source>
        <translation>Audiencia …</translation>
    </message>
    <message>
        <source>Subpoena …</source>
        <translation>Citación …</translation>
    </message>
    <message>
        <source>Examination …</source>
        <translation>Examen …</translation>
    </message>
    <message>
        <source>Ask …</source>
        <translation>Preguntar …</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Your agency was given what stands below; the case itself is not open to it.</source>
        <translation>Su institución recibió lo que está abajo; el caso en sí no está abierto para ella.</translation>
    </message>
    <message>
        <source>Nothing that your agency handed in can be examined in this case.</source>
        <translation>En este caso no hay nada entregado por su institución que pueda examinarse.</translation>
    </message>
    <message>
        <source>Nothing was asked yet. Ctrl+N asks.</source>
        <translation>Todavía no se ha preguntado nada. Ctrl+N pregunta.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>No day in court is known for this case.</source>
        <translation>No se conoce ninguna audiencia para este caso.</translation>
    </message>
    <message>
        <source>Days in court</source>
        <translation>Audiencias</translation>
    </message>
    <message>
        <source>Your agency told of no subpoena.</source>
        <translation>Su institución no ha comunicado ninguna citación.</translation>
    </message>
    <message>
        <source>Subpoenas</source>
        <translation>Citaciones</translation>
    </message>
    <message>
        <source>Enter on a day that you told takes it back.</source>
        <translation>Intro sobre una audiencia que usted comunicó la cancela.</translation>
    </message>
    <message>
        <source>Nothing that your agency handed in belongs to this case.</source>
        <translation>Nada de lo que entregó su institución pertenece a este caso.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Enter on an item shows its custody.</source>
        <translation>Intro sobre un indicio muestra su custodia.</translation>
    </message>
    <message>
        <source>No report was issued yet. A result is told with its report, and not before.</source>
        <translation>Todavía no se ha emitido ningún informe. Un resultado se comunica con su informe, y no antes.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Guardado: {path}</translation>
    </message>
    <message>
        <source>Enter on a report opens it, with the very bytes that were issued.</source>
        <translation>Intro sobre un informe lo abre, byte por byte como fue emitido.</translation>
    </message>
</context>
<context>
    <name>AgencyPage</name>
    <message>
        <source>Number, reference or person …</source>
        <translation>Número, referencia o persona …</translation>
    </message>
    <message>
        <source>Find a case</source>
        <translation>Buscar un caso</translation>
    </message>
    <message>
        <source>My cases</source>
        <translation>Mis casos</translation>
    </message>
    <message>
        <source>The laboratory writes down what you look at.</source>
        <translation>El laboratorio anota lo que usted consulta.</translation>
    </message>
    <message>
        <source>The laboratory has no case of yours yet. A case begins when the counter takes in a submission.</source>
        <translation>El laboratorio aún no tiene ningún caso suyo. Un caso empieza cuando la ventanilla recibe una entrega.</translation>
    </message>
    <message>
        <source>No case of yours has “{words}” in its number, reference or persons.</source>
        <translation>Ningún caso suyo tiene «{words}» en su número, referencia o personas.</translation>
    </message>
</context>
<context>
    <name>AgencyQuestions</name>
    <message>
        <source>Its kind decides what its people may read, and stays. The shape is a regular expression.</source>
        <translation>Su tipo decide qué puede leer su gente, y no cambia. La forma es una expresión regular.</translation>
    </message>
    <message>
        <source>New agency</source>
        <translation>Nueva institución</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Shape of its references</source>
        <translation>&amp;Forma de sus referencias</translation>
    </message>
    <message>
        <source>Empty: any</source>
        <translation>Vacía: cualquiera</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Cambiar {name}</translation>
    </message>
    <message>
        <source>New officer of {name}</source>
        <translation>Nuevo agente de {name}</translation>
    </message>
    <message>
        <source>&amp;Rank</source>
        <translation>&amp;Grado</translation>
    </message>
    <message>
        <source>N&amp;umber</source>
        <translation>N&amp;úmero</translation>
    </message>
    <message>
        <source>Another person is another officer: rest this one, and add the new one.</source>
        <translation>Otra persona es otro agente: ponga este en reposo y añada el nuevo.</translation>
    </message>
    <message>
        <source>New office</source>
        <translation>Nueva oficina</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Código</translation>
    </message>
    <message>
        <source>Short, and for ever</source>
        <translation>Corto, y para siempre</translation>
    </message>
    <message>
        <source>At rest, it brings nothing more and nobody of it signs in; what was recorded stays.</source>
        <translation>En reposo no trae nada más y nadie de ella inicia sesión; lo registrado se conserva.</translation>
    </message>
    <message>
        <source>S&amp;tate</source>
        <translation>&amp;Estado</translation>
    </message>
    <message>
        <source>&amp;Arm</source>
        <translation>&amp;Rama</translation>
    </message>
    <message>
        <source>&amp;District</source>
        <translation>&amp;Distrito</translation>
    </message>
    <message>
        <source>From the list of districts</source>
        <translation>De la lista de distritos</translation>
    </message>
</context>
<context>
    <name>AnnouncementForm</name>
    <message>
        <source>This is needed.</source>
        <translation>Esto hace falta.</translation>
    </message>
    <message>
        <source>&amp;Agency</source>
        <translation>&amp;Institución</translation>
    </message>
    <message>
        <source>Agency &amp;reference</source>
        <translation>&amp;Referencia de la institución</translation>
    </message>
    <message>
        <source>&amp;Officer who brings it</source>
        <translation>&amp;Agente que lo trae</translation>
    </message>
    <message>
        <source>&amp;Date of the incident</source>
        <translation>&amp;Fecha del hecho</translation>
    </message>
    <message>
        <source>O&amp;ffence</source>
        <translation>&amp;Delito</translation>
    </message>
    <message>
        <source>D&amp;istrict</source>
        <translation>Dis&amp;trito</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Packages to be brought</source>
        <translation>Paquetes que se traerán</translation>
    </message>
    <message>
        <source>No&amp;te</source>
        <translation>No&amp;ta</translation>
    </message>
    <message>
        <source>Announce it  (Ctrl+Enter)</source>
        <translation>Anunciarla  (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>Ask for an examination</source>
        <translation>Pedir un análisis</translation>
    </message>
    <message>
        <source>&amp;Examination</source>
        <translation>&amp;Análisis</translation>
    </message>
    <message>
        <source>&amp;Questions of the agency</source>
        <translation>&amp;Preguntas de la institución</translation>
    </message>
    <message>
        <source>&amp;Court date</source>
        <translation>Fecha de &amp;juicio</translation>
    </message>
    <message>
        <source>&amp;Needed by</source>
        <translation>Se &amp;necesita para el</translation>
    </message>
    <message>
        <source>Tick at least one line.</source>
        <translation>Marque al menos una línea.</translation>
    </message>
    <message>
        <source>About these &amp;lines  (Space ticks)</source>
        <translation>Sobre estas &amp;líneas  (la barra espaciadora marca)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Put it on the list</source>
        <translation>Ponerlo en la lista</translation>
    </message>
    <message>
        <source>The section gets it as a request when you accept; it can still ask back, or decline it.</source>
        <translation>La sección lo recibe como solicitud cuando usted acepta; todavía puede preguntar o rechazarla.</translation>
    </message>
</context>
<context>
    <name>AskedList</name>
    <message>
        <source>Examinations asked</source>
        <translation>Análisis pedidos</translation>
    </message>
    <message>
        <source>No examination is asked yet. F3 asks for one; a kit brings its own.</source>
        <translation>Aún no se pide ningún análisis. F3 pide uno; un juego trae los suyos.</translation>
    </message>
    <message>
        <source>Ask for an examination  (F3)</source>
        <translation>Pedir un análisis  (F3)</translation>
    </message>
    <message>
        <source>lines {lines}</source>
        <translation>líneas {lines}</translation>
    </message>
    <message>
        <source>line {lines}</source>
        <translation>línea {lines}</translation>
    </message>
    <message>
        <source>no line of it is accepted</source>
        <translation>ninguna de sus líneas está aceptada</translation>
    </message>
    <message>
        <source>court {date}</source>
        <translation>juicio {date}</translation>
    </message>
    <message>
        <source>needed by {date}</source>
        <translation>se necesita para el {date}</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto hace falta.</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>No logger is attached to this station: add one on the page of devices.</source>
        <translation>Esta estación no tiene registrador: añada uno en la página de dispositivos.</translation>
    </message>
    <message>
        <source>Attach a logger</source>
        <translation>Conectar un registrador</translation>
    </message>
    <message>
        <source>Attach it</source>
        <translation>Conectarlo</translation>
    </message>
    <message>
        <source>&amp;Logger</source>
        <translation>&amp;Registrador</translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>&amp;Canal</translation>
    </message>
    <message>
        <source>&amp;Place in which it hangs</source>
        <translation>&amp;Lugar donde está colgado</translation>
    </message>
    <message>
        <source>in none</source>
        <translation>en ninguno</translation>
    </message>
    <message>
        <source>It is read every five minutes while somebody is signed in at this station.</source>
        <translation>Se lee cada cinco minutos mientras alguien tenga la sesión abierta en esta estación.</translation>
    </message>
    <message>
        <source>Its driver was not tried on hardware yet.</source>
        <translation>Su controlador todavía no se ha probado con un equipo real.</translation>
    </message>
    <message>
        <source>{logger}, channel {channel}: {code}</source>
        <translation>{logger}, canal {channel}: {code}</translation>
    </message>
</context>
<context>
    <name>AuthorisationsPage</name>
    <message>
        <source>Name, method or act</source>
        <translation>Nombre, método o acto</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>Acotar la lista</translation>
    </message>
    <message>
        <source>Nobody is authorised for this.</source>
        <translation>Nadie está autorizado para esto.</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Revocar …</translation>
    </message>
    <message>
        <source>Authorise …</source>
        <translation>Autorizar …</translation>
    </message>
    <message>
        <source>Authorise</source>
        <translation>Autorizar</translation>
    </message>
    <message>
        <source>It counts from the first day to the last. The evidence is what an auditor will ask for.</source>
        <translation>Vale del primer día al último. La prueba es lo que pedirá un auditor.</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Persona</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Método</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>P&amp;ara</translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation>&amp;Prueba</translation>
    </message>
    <message>
        <source>Competency test, record, date</source>
        <translation>Prueba de competencia, registro, fecha</translation>
    </message>
    <message>
        <source>&amp;Or a passed test</source>
        <translation>&amp;O un ensayo superado</translation>
    </message>
    <message>
        <source>Of this person by this method</source>
        <translation>De esta persona con este método</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>P&amp;rimer día</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>Ú&amp;ltimo día</translation>
    </message>
    <message>
        <source>Choose an authorisation in force first.</source>
        <translation>Elija primero una autorización vigente.</translation>
    </message>
    <message>
        <source>Revoke: {name}, {act}, {method}</source>
        <translation>Revocar: {name}, {act}, {method}</translation>
    </message>
    <message>
        <source>What was done under it stays as it is.</source>
        <translation>Lo que se hizo con ella queda como está.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revocar</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>No method is in the register yet. It is proposed on the page Methods; then people are authorised.</source>
        <translation>Aún no hay ningún método en el registro. Se propone en la página Métodos; después se autoriza a las personas.</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>revocada</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>futura</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendida</translation>
    </message>
    <message>
        <source>ends soon</source>
        <translation>termina pronto</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>vigente</translation>
    </message>
    <message>
        <source>{count} in force</source>
        <translation>{count} vigentes</translation>
    </message>
</context>
<context>
    <name>Back</name>
    <message>
        <source>Scan what came back. What is not scanned stays at court.</source>
        <translation>Escanee lo que volvió. Lo que no se escanea sigue en el tribunal.</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Recei&amp;pt</source>
        <translation>Reci&amp;bo</translation>
    </message>
    <message>
        <source>Brought back by</source>
        <translation>Los trae de vuelta</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>No&amp;mbre</translation>
    </message>
    <message>
        <source>The court &amp;keeps …</source>
        <translation>El tribunal &amp;retiene …</translation>
    </message>
    <message>
        <source>Choose in the list what the court keeps.</source>
        <translation>Elija en la lista lo que el tribunal retiene.</translation>
    </message>
    <message>
        <source>{items} stay with the court for good.</source>
        <translation>{items} quedan definitivamente en el tribunal.</translation>
    </message>
    <message>
        <source>The court keeps</source>
        <translation>El tribunal retiene</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>Registrarlo</translation>
    </message>
    <message>
        <source>Number of the court&apos;s &amp;receipt</source>
        <translation>Número del &amp;recibo del tribunal</translation>
    </message>
    <message>
        <source>No&amp;te, such as the exhibit mark</source>
        <translation>No&amp;ta, por ejemplo la marca del indicio</translation>
    </message>
    <message>
        <source>Kept by the court: {items}.</source>
        <translation>Retenido por el tribunal: {items}.</translation>
    </message>
    <message>
        <source>{court}, case {case}</source>
        <translation>{court}, caso {case}</translation>
    </message>
    <message>
        <source>Hearing {at}</source>
        <translation>Audiencia {at}</translation>
    </message>
    <message>
        <source>Due back {at}</source>
        <translation>Regreso previsto {at}</translation>
    </message>
    <message>
        <source>Carried by {name}</source>
        <translation>Los lleva {name}</translation>
    </message>
    <message>
        <source>Given out by {name}, {at}</source>
        <translation>Entregado por {name}, {at}</translation>
    </message>
</context>
<context>
    <name>BalancePanel</name>
    <message>
        <source>Simulator: {name}</source>
        <translation>Simulador: {name}</translation>
    </message>
    <message>
        <source>&amp;On the pan</source>
        <translation>&amp;En el plato</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Put it on the pan</source>
        <translation>Poner en el plato</translation>
    </message>
    <message>
        <source>A number, such as 12.5000</source>
        <translation>Un número, como 12.5000</translation>
    </message>
</context>
<context>
    <name>BearerCard</name>
    <message>
        <source>Nobody: somebody from outside</source>
        <translation>Nadie: una persona externa</translation>
    </message>
    <message>
        <source>They confirm with their own password.</source>
        <translation>Lo confirma con su propia contraseña.</translation>
    </message>
    <message>
        <source>C&amp;olleague</source>
        <translation>C&amp;olega</translation>
    </message>
</context>
<context>
    <name>BenchPage</name>
    <message>
        <source>What I hold</source>
        <translation>Lo que tengo</translation>
    </message>
    <message>
        <source>Your hands are free. What you receive, retrieve or accept is listed here.</source>
        <translation>Sus manos están libres. Aquí aparece lo que reciba, retire o acepte.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Despachar</translation>
    </message>
    <message>
        <source>Use up …</source>
        <translation>Consumir …</translation>
    </message>
    <message>
        <source>Use up by analysis</source>
        <translation>Consumir en el análisis</translation>
    </message>
    <message>
        <source>Store the chosen</source>
        <translation>Guardar lo elegido</translation>
    </message>
    <message>
        <source>Hand the chosen over</source>
        <translation>Entregar lo elegido</translation>
    </message>
    <message>
        <source>Dispatch the chosen</source>
        <translation>Despachar lo elegido</translation>
    </message>
    <message>
        <source>You have declared a conflict of interest and still have work of it: {cases}. Put it aside; whoever leads the section has been told and gives it to somebody else.</source>
        <translation>Usted declaró un conflicto de interés y aún tiene trabajo de ello: {cases}. Déjelo a un lado; quien dirige la sección ha sido avisado y lo asigna a otra persona.</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>Abrir la solicitud</translation>
    </message>
    <message>
        <source>{items} in your hands</source>
        <translation>{items} en sus manos</translation>
    </message>
    <message>
        <source>{count} of them for more than a week</source>
        <translation>{count} de ellos desde hace más de una semana</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Simulators</source>
        <translation>Simuladores</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Label unreadable? Type its code or the item&apos;s number, and Enter</source>
        <translation>¿Etiqueta ilegible? Escriba su código o el número del indicio, e Intro</translation>
    </message>
    <message>
        <source>Code or number</source>
        <translation>Código o número</translation>
    </message>
    <message>
        <source>Nothing was moved</source>
        <translation>No se movió nada</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Nothing is different from the version in force.</source>
        <translation>Nada difiere de la versión vigente.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>Press Insert for the first field.</source>
        <translation>Pulse Insertar para el primer campo.</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>No control yet. Press Insert.</source>
        <translation>Aún no hay controles. Pulse Insertar.</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Requisitos</translation>
    </message>
    <message>
        <source>It needs no instrument and no lot. Press Insert for one.</source>
        <translation>No requiere instrumento ni lote. Pulse Insertar para añadir uno.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>No example yet: press Insert.</source>
        <translation>Aún no hay ejemplos: pulse Insertar.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Nothing to look at yet: press Insert.</source>
        <translation>Aún no hay nada que revisar: pulse Insertar.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>The report says nothing yet: press Insert.</source>
        <translation>El informe aún no dice nada: pulse Insertar.</translation>
    </message>
    <message>
        <source>comes out</source>
        <translation>sale</translation>
    </message>
    <message>
        <source>{field} is {found}, expected {expected}</source>
        <translation>{field} es {found}, se esperaba {expected}</translation>
    </message>
</context>
<context>
    <name>BundleQuestion</name>
    <message>
        <source>Everything recorded about it as one file: signed reports, worksheets with every attempt and every superseded value, custody, files, the ledger with its proof. It can be checked without this program. That it was made, for whom, and its SHA-256 stay in the ledger.</source>
        <translation>Todo lo registrado en un solo archivo: informes firmados, hojas de trabajo con cada intento y cada valor sustituido, custodia, archivos, el registro con su prueba. Se comprueba sin este programa. Que se hizo, para quién, y su SHA-256 quedan en el registro.</translation>
    </message>
    <message>
        <source>Disclosure bundle of {name}</source>
        <translation>Paquete de revelación de {name}</translation>
    </message>
    <message>
        <source>&amp;Make it</source>
        <translation>&amp;Hacerlo</translation>
    </message>
    <message>
        <source>Choose a file …  (Ctrl+O)</source>
        <translation>Elegir un archivo …  (Ctrl+O)</translation>
    </message>
    <message>
        <source>&amp;For whom, and why</source>
        <translation>&amp;Para quién y por qué</translation>
    </message>
    <message>
        <source>It is never written over another file.</source>
        <translation>Nunca se escribe sobre otro archivo.</translation>
    </message>
    <message>
        <source>My &amp;password</source>
        <translation>Mi &amp;contraseña</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>A&amp;rchivo</translation>
    </message>
    <message>
        <source>Where the bundle goes</source>
        <translation>Adónde va el paquete</translation>
    </message>
</context>
<context>
    <name>Calling</name>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sello</translation>
    </message>
    <message>
        <source>{done} of {total} called</source>
        <translation>{done} de {total} llamados</translation>
    </message>
    <message>
        <source>scan it</source>
        <translation>escanéelo</translation>
    </message>
    <message>
        <source>weigh it</source>
        <translation>péselo</translation>
    </message>
    <message>
        <source>count or measure it</source>
        <translation>cuéntelo o mídalo</translation>
    </message>
    <message>
        <source>another parcel</source>
        <translation>otro paquete</translation>
    </message>
    <message>
        <source>Scan the label of the parcel.</source>
        <translation>Escanee la etiqueta del paquete.</translation>
    </message>
    <message>
        <source>Look at the seal and say how it is.</source>
        <translation>Mire el sello y diga cómo está.</translation>
    </message>
    <message>
        <source>Weigh the parcel.</source>
        <translation>Pese el paquete.</translation>
    </message>
    <message>
        <source>Count or measure the parcel.</source>
        <translation>Cuente o mida el paquete.</translation>
    </message>
    <message>
        <source>To confirm: {who}.</source>
        <translation>Por confirmar: {who}.</translation>
    </message>
    <message>
        <source>How the seal is</source>
        <translation>Cómo está el sello</translation>
    </message>
    <message>
        <source>How the seal is: type or choose</source>
        <translation>Cómo está el sello: escriba o elija</translation>
    </message>
</context>
<context>
    <name>CarrierQuestions</name>
    <message>
        <source>A carrier holds items of many cases and belongs to none. It gets a number and a label.</source>
        <translation>Un portador lleva indicios de muchos casos y no pertenece a ninguno. Recibe un número y una etiqueta.</translation>
    </message>
    <message>
        <source>New carrier</source>
        <translation>Portador nuevo</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Hacerlo</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;What is it for</source>
        <translation>&amp;Para qué es</translation>
    </message>
    <message>
        <source>not limited</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>&amp;Positions</source>
        <translation>P&amp;osiciones</translation>
    </message>
    <message>
        <source>{carrier} is never used again. Its record stays.</source>
        <translation>{carrier} no vuelve a usarse. Su registro permanece.</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>De baja</translation>
    </message>
    <message>
        <source>Take it out of use</source>
        <translation>Darlo de baja</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
</context>
<context>
    <name>CarrierTable</name>
    <message>
        <source>Carriers</source>
        <translation>Portadores</translation>
    </message>
    <message>
        <source>There is no carrier yet. Ctrl+N makes one.</source>
        <translation>Aún no hay portadores. Ctrl+N hace uno.</translation>
    </message>
</context>
<context>
    <name>CaseFacts</name>
    <message>
        <source>Restricted</source>
        <translation>Restringido</translation>
    </message>
    <message>
        <source>Open to all staff</source>
        <translation>Abierto a todo el personal</translation>
    </message>
    <message>
        <source>Referred to {agency}</source>
        <translation>Remitido a {agency}</translation>
    </message>
    <message>
        <source>on {date}</source>
        <translation>el {date}</translation>
    </message>
    <message>
        <source>opened {moment} by {name}</source>
        <translation>abierto el {moment} por {name}</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Submissions</source>
        <translation>Entregas</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>Discrepancias</translation>
    </message>
    <message>
        <source>&amp;Items</source>
        <translation>&amp;Indicios</translation>
    </message>
    <message>
        <source>&amp;Submissions</source>
        <translation>&amp;Entregas</translation>
    </message>
    <message>
        <source>&amp;Persons</source>
        <translation>&amp;Personas</translation>
    </message>
    <message>
        <source>&amp;Discrepancies</source>
        <translation>&amp;Discrepancias</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>E&amp;ventos</translation>
    </message>
    <message>
        <source>Disclosure</source>
        <translation>Divulgación</translation>
    </message>
    <message>
        <source>Dis&amp;closure</source>
        <translation>Divul&amp;gación</translation>
    </message>
    <message>
        <source>&amp;Ledger</source>
        <translation>&amp;Libro</translation>
    </message>
    <message>
        <source>Loo&amp;ks</source>
        <translation>&amp;Consultas</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>No disclosure bundle was made of this case.</source>
        <translation>No se hizo ningún paquete de revelación de este caso.</translation>
    </message>
    <message>
        <source>Bu&amp;ndles</source>
        <translation>Pa&amp;quetes</translation>
    </message>
    <message>
        <source>Enquiries</source>
        <translation>Consultas de clientes</translation>
    </message>
    <message>
        <source>Amend …</source>
        <translation>Enmendar …</translation>
    </message>
    <message>
        <source>Restrict …</source>
        <translation>Restringir …</translation>
    </message>
    <message>
        <source>Re&amp;fer …</source>
        <translation>Re&amp;mitir …</translation>
    </message>
    <message>
        <source>&amp;Bundle …</source>
        <translation>&amp;Paquete …</translation>
    </message>
    <message>
        <source>Declare a conflict of &amp;interest …</source>
        <translation>Declarar un conflicto de &amp;interés …</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Open to all …</source>
        <translation>Abrir a todos …</translation>
    </message>
    <message>
        <source>{count} nonconformities that touch this case are about restricted cases: ask a manager.</source>
        <translation>{count} no conformidades que alcanzan este caso tratan de casos restringidos: pregunte a un jefe.</translation>
    </message>
    <message>
        <source>No nonconformity touches this case. Whichever does is listed here for ever.</source>
        <translation>Ninguna no conformidad alcanza este caso. La que lo alcance constará aquí para siempre.</translation>
    </message>
    <message>
        <source>The SHA-256 of the bundle is on the clipboard.</source>
        <translation>El SHA-256 del paquete está en el portapapeles.</translation>
    </message>
</context>
<context>
    <name>CaseQuestions</name>
    <message>
        <source>The old words stay in the ledger.</source>
        <translation>Las palabras anteriores quedan en el libro.</translation>
    </message>
    <message>
        <source>Amend {case}</source>
        <translation>Enmendar {case}</translation>
    </message>
    <message>
        <source>Amend</source>
        <translation>Enmendar</translation>
    </message>
    <message>
        <source>&amp;Offence</source>
        <translation>&amp;Delito</translation>
    </message>
    <message>
        <source>&amp;District</source>
        <translation>Dis&amp;trito</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nota</translation>
    </message>
    <message>
        <source>One more person: &amp;role</source>
        <translation>Una persona más: f&amp;unción</translation>
    </message>
    <message>
        <source>N&amp;ame</source>
        <translation>No&amp;mbre</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>Moti&amp;vo</translation>
    </message>
    <message>
        <source>All staff may see the case again.</source>
        <translation>Todo el personal podrá ver el caso de nuevo.</translation>
    </message>
    <message>
        <source>Open the case to all staff</source>
        <translation>Abrir el caso a todo el personal</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirlo</translation>
    </message>
    <message>
        <source>Only the managers and those marked here will see the case, its items and its persons.</source>
        <translation>Solo los directivos y quienes se marquen aquí verán el caso, sus indicios y sus personas.</translation>
    </message>
    <message>
        <source>Restrict the case</source>
        <translation>Restringir el caso</translation>
    </message>
    <message>
        <source>Restrict</source>
        <translation>Restringir</translation>
    </message>
    <message>
        <source>&amp;Who may see it</source>
        <translation>&amp;Quién puede verlo</translation>
    </message>
    <message>
        <source>The agency may then see the case with its custody.</source>
        <translation>La institución podrá ver entonces el caso con su custodia.</translation>
    </message>
    <message>
        <source>Refer the case</source>
        <translation>Remitir el caso</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>Remitir</translation>
    </message>
    <message>
        <source>To which &amp;agency</source>
        <translation>A qué &amp;institución</translation>
    </message>
</context>
<context>
    <name>CaseTalk</name>
    <message>
        <source>Examinations that are still open become urgent for that day.</source>
        <translation>Los exámenes aún abiertos pasan a ser urgentes para ese día.</translation>
    </message>
    <message>
        <source>A day in court for {case}</source>
        <translation>Una audiencia para {case}</translation>
    </message>
    <message>
        <source>Tell it</source>
        <translation>Comunicarla</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;Cuándo</translation>
    </message>
    <message>
        <source>&amp;Court</source>
        <translation>&amp;Tribunal</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nota</translation>
    </message>
    <message>
        <source>{court} on {when} does not take place</source>
        <translation>{court} del {when} no se celebra</translation>
    </message>
    <message>
        <source>It does not take place</source>
        <translation>No se celebra</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Por qué</translation>
    </message>
    <message>
        <source>The laboratory serves it on the person, who then finds it among their tasks.</source>
        <translation>El laboratorio la notifica a la persona, que la encuentra entre sus tareas.</translation>
    </message>
    <message>
        <source>A subpoena in {case}</source>
        <translation>Una citación en {case}</translation>
    </message>
    <message>
        <source>&amp;Witness</source>
        <translation>&amp;Testigo</translation>
    </message>
    <message>
        <source>As the paper names them</source>
        <translation>Como lo nombra el documento</translation>
    </message>
    <message>
        <source>&amp;Appears</source>
        <translation>&amp;Comparece</translation>
    </message>
    <message>
        <source>&amp;Number of the paper</source>
        <translation>&amp;Número del documento</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>All agencies</source>
        <translation>Todas las instituciones</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>All offences</source>
        <translation>Todos los delitos</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Delito</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>&amp;Time-stamps …</source>
        <translation>Sellos de &amp;tiempo …</translation>
    </message>
    <message>
        <source>An authority outside confirms when a signature was there (RFC 3161). Only a SHA-256 goes to it.</source>
        <translation>Una autoridad externa confirma cuándo existía una firma (RFC 3161). Solo se le envía un SHA-256.</translation>
    </message>
    <message>
        <source>Time-stamps</source>
        <translation>Sellos de tiempo</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>nothing is signed</source>
        <translation>no se firma nada</translation>
    </message>
    <message>
        <source>it is signed without, which is said</source>
        <translation>se firma sin sello, y se dice</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Dirección</translation>
    </message>
    <message>
        <source>Empty: signatures have no time-stamps</source>
        <translation>Vacía: las firmas no llevan sello de tiempo</translation>
    </message>
    <message>
        <source>When it is &amp;silent</source>
        <translation>Cuando no &amp;responde</translation>
    </message>
    <message>
        <source>Its &amp;certificate</source>
        <translation>Su &amp;certificado</translation>
    </message>
    <message>
        <source>Once; Ctrl+O chooses the file</source>
        <translation>Una sola vez; Ctrl+O elige el archivo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Signatures have no time-stamps.</source>
        <translation>Las firmas no llevan sello de tiempo.</translation>
    </message>
    <message>
        <source>Time-stamps of {url}; when it is silent, nothing is signed.</source>
        <translation>Sellos de tiempo de {url}; cuando no responde, no se firma nada.</translation>
    </message>
    <message>
        <source>Time-stamps of {url}; when it is silent, it is signed without.</source>
        <translation>Sellos de tiempo de {url}; cuando no responde, se firma sin sello.</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificados</translation>
    </message>
    <message>
        <source>No certificate was bound to anybody yet.</source>
        <translation>Aún no se vinculó ningún certificado.</translation>
    </message>
    <message>
        <source>Authorities and revocation lists</source>
        <translation>Autoridades y listas de revocación</translation>
    </message>
    <message>
        <source>No authority was published yet.</source>
        <translation>Aún no se ha publicado ninguna autoridad.</translation>
    </message>
    <message>
        <source>P&amp;eople</source>
        <translation>P&amp;ersonas</translation>
    </message>
    <message>
        <source>&amp;Authorities and lists</source>
        <translation>&amp;Autoridades y listas</translation>
    </message>
    <message>
        <source>&amp;Withdraw …</source>
        <translation>&amp;Retirar …</translation>
    </message>
    <message>
        <source>Publish a &amp;list …</source>
        <translation>Publicar una &amp;lista …</translation>
    </message>
    <message>
        <source>&amp;Publish the authority …</source>
        <translation>&amp;Publicar la autoridad …</translation>
    </message>
    <message>
        <source>Bind a certificate …</source>
        <translation>Vincular un certificado …</translation>
    </message>
    <message>
        <source>No authority is published yet, so nobody can sign. It is made with “main.py ca init” and “main.py ca issue”; then the quality manager publishes it here and binds each person&apos;s certificate.</source>
        <translation>Aún no se ha publicado ninguna autoridad, así que nadie puede firmar. Se crea con «main.py ca init» y «main.py ca issue»; después el responsable de calidad la publica aquí y vincula el certificado de cada persona.</translation>
    </message>
    <message>
        <source>The person&apos;s certificate (DER), never the file of the key. Nobody binds their own.</source>
        <translation>El certificado de la persona (DER), nunca el archivo de la clave. Nadie vincula el suyo.</translation>
    </message>
    <message>
        <source>Bind a certificate</source>
        <translation>Vincular un certificado</translation>
    </message>
    <message>
        <source>Bind</source>
        <translation>Vincular</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Persona</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>Ctrl+O chooses one</source>
        <translation>Ctrl+O elige</translation>
    </message>
    <message>
        <source>What was published stays known for ever. Lists that are known already are passed over.</source>
        <translation>Lo publicado se conoce para siempre. Las listas ya conocidas se pasan por alto.</translation>
    </message>
    <message>
        <source>Publish the authority</source>
        <translation>Publicar la autoridad</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Carpeta</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>A revocation list of the laboratory&apos;s authority or of a published time-stamping one (DER or PEM). Its signature says whose it is.</source>
        <translation>Una lista de revocación de la autoridad del laboratorio o de una de sellos de tiempo publicada (DER o PEM). De quién es lo dice su firma.</translation>
    </message>
    <message>
        <source>Publish a list</source>
        <translation>Publicar una lista</translation>
    </message>
    <message>
        <source>No new signature of it is taken. What it signed before stays as it is.</source>
        <translation>No se acepta ninguna firma nueva con él. Lo que firmó antes queda como está.</translation>
    </message>
    <message>
        <source>Withdraw {name}&apos;s certificate</source>
        <translation>Retirar el certificado de {name}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>This list is known already.</source>
        <translation>Esta lista ya es conocida.</translation>
    </message>
    <message>
        <source>Folder of the authority</source>
        <translation>Carpeta de la autoridad</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Elegir una carpeta …</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Elegir un archivo …</translation>
    </message>
    <message>
        <source>laboratory, root</source>
        <translation>laboratorio, raíz</translation>
    </message>
    <message>
        <source>laboratory, issuing</source>
        <translation>laboratorio, emisora</translation>
    </message>
    <message>
        <source>time-stamps</source>
        <translation>sellos de tiempo</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>No. {number}, next {day}</source>
        <translation>N.º {number}, siguiente {day}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>vencido</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>vigente</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>What became of it</source>
        <translation>Qué fue de ella</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>There is nothing to show.</source>
        <translation>No hay nada que mostrar.</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Checklist of the methods: {done} of {all} answered with yes</source>
        <translation>Lista de los métodos: {done} de {all} respondidas con sí</translation>
    </message>
    <message>
        <source>The methods have no checklist.</source>
        <translation>Los métodos no tienen lista de comprobación.</translation>
    </message>
</context>
<context>
    <name>CheckpointCard</name>
    <message>
        <source>Newest checkpoint</source>
        <translation>Punto de control más reciente</translation>
    </message>
    <message>
        <source>Keep it outside this system: in a letter, in a binder, with another laboratory. Whoever holds it can prove later that nothing recorded before it was changed.</source>
        <translation>Consérvelo fuera de este sistema: en una carta, en un archivador, en otro laboratorio. Quien lo tenga podrá demostrar después que nada de lo registrado antes fue cambiado.</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Raíz</translation>
    </message>
    <message>
        <source>Time of the server</source>
        <translation>Hora del servidor</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation>I&amp;mprimir …</translation>
    </message>
    <message>
        <source>There is no checkpoint yet; one is made within seconds of the first act.</source>
        <translation>Aún no hay punto de control; se hace uno segundos después del primer acto.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Punto de control</translation>
    </message>
    <message>
        <source>As one line</source>
        <translation>En una línea</translation>
    </message>
    <message>
        <source>Checkpoint of the ledger</source>
        <translation>Punto de control del libro</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Show the list</source>
        <translation>Mostrar la lista</translation>
    </message>
</context>
<context>
    <name>ClimatePage</name>
    <message>
        <source>Places with a temperature range</source>
        <translation>Lugares con intervalo de temperatura</translation>
    </message>
    <message>
        <source>No place has a temperature range. Give it one on the page of places.</source>
        <translation>Ningún lugar tiene intervalo de temperatura. Defínalo en la página de lugares.</translation>
    </message>
    <message>
        <source>Attach a logger …</source>
        <translation>Conectar registrador …</translation>
    </message>
    <message>
        <source>Import a file …</source>
        <translation>Importar archivo …</translation>
    </message>
    <message>
        <source>Enter a reading …</source>
        <translation>Anotar lectura …</translation>
    </message>
    <message>
        <source>Enter a reading</source>
        <translation>Anotar una lectura</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>Importar un archivo</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Dar por vista</translation>
    </message>
    <message>
        <source>Nonconformity</source>
        <translation>No conformidad</translation>
    </message>
    <message>
        <source>Choose an excursion first.</source>
        <translation>Elija primero una excursión.</translation>
    </message>
    <message>
        <source>{count} places</source>
        <translation>{count} lugares</translation>
    </message>
    <message>
        <source>{count} out of range</source>
        <translation>{count} fuera del intervalo</translation>
    </message>
    <message>
        <source>1 excursion to acknowledge</source>
        <translation>1 excursión por revisar</translation>
    </message>
    <message>
        <source>{count} excursions to acknowledge</source>
        <translation>{count} excursiones por revisar</translation>
    </message>
</context>
<context>
    <name>Coming</name>
    <message>
        <source>Scan what came. What is not scanned stays under way.</source>
        <translation>Escanee lo que llegó. Lo que no se escanea sigue en camino.</translation>
    </message>
    <message>
        <source>Leg</source>
        <translation>Tramo</translation>
    </message>
    <message>
        <source>Mani&amp;fest</source>
        <translation>Mani&amp;fiesto</translation>
    </message>
    <message>
        <source>Your signature</source>
        <translation>Su firma</translation>
    </message>
    <message>
        <source>On the arrival record, when it is asked for</source>
        <translation>En el acta de llegada, si se pide</translation>
    </message>
    <message>
        <source>{items} are declared missing, each with a discrepancy. They stay with the courier in the record.</source>
        <translation>{items} se declaran faltantes, cada uno con una discrepancia. En el registro siguen con el mensajero.</translation>
    </message>
    <message>
        <source>Nothing more comes</source>
        <translation>No llega nada más</translation>
    </message>
    <message>
        <source>Declare missing</source>
        <translation>Declarar faltante</translation>
    </message>
    <message>
        <source>&amp;What was found out</source>
        <translation>&amp;Qué se averiguó</translation>
    </message>
    <message>
        <source>&amp;Receive</source>
        <translation>&amp;Recibir</translation>
    </message>
    <message>
        <source>&amp;Nothing more comes …</source>
        <translation>&amp;No llega nada más …</translation>
    </message>
    <message>
        <source>Missing in transit: {items}.</source>
        <translation>Extraviado en tránsito: {items}.</translation>
    </message>
    <message>
        <source>Received: {items}.</source>
        <translation>Recibido: {items}.</translation>
    </message>
    <message>
        <source>Discrepancies raised: {count}.</source>
        <translation>Discrepancias abiertas: {count}.</translation>
    </message>
    <message>
        <source>{came} of {all} scanned</source>
        <translation>{came} de {all} escaneados</translation>
    </message>
    <message>
        <source>{count} not for your eyes</source>
        <translation>{count} no son para su vista</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>{count} faltan</translation>
    </message>
    <message>
        <source>From {office}, sent by {name}</source>
        <translation>De {office}, lo envió {name}</translation>
    </message>
    <message>
        <source>Sent {at}</source>
        <translation>Enviado {at}</translation>
    </message>
    <message>
        <source>Due {at}</source>
        <translation>Se espera {at}</translation>
    </message>
    <message>
        <source>Courier: {name}</source>
        <translation>Mensajero: {name}</translation>
    </message>
    <message>
        <source>Sealed bag {number}</source>
        <translation>Bolsa sellada {number}</translation>
    </message>
</context>
<context>
    <name>Condition</name>
    <message>
        <source>Not yet tried on hardware</source>
        <translation>Aún no probado con el aparato</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simulado</translation>
    </message>
    <message>
        <source>This driver was written from a manual. Try it before you rely on it.</source>
        <translation>Este controlador se escribió a partir de un manual. Pruébelo antes de confiar en él.</translation>
    </message>
    <message>
        <source>Nothing to ask: scan something, and it appears here.</source>
        <translation>No hay nada que preguntar: escanee algo y aparecerá aquí.</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Preguntando …</translation>
    </message>
    <message>
        <source>Asked at {time}</source>
        <translation>Preguntado a las {time}</translation>
    </message>
</context>
<context>
    <name>ConnectionLost</name>
    <message>
        <source>Not connected to the laboratory. What was recorded is safe; nothing is lost. Trying again …</source>
        <translation>Sin conexión con el laboratorio. Lo registrado está a salvo; no se pierde nada. Se intenta de nuevo …</translation>
    </message>
</context>
<context>
    <name>ConsentAsking</name>
    <message>
        <source>Record a consent</source>
        <translation>Registrar un consentimiento</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Registrar</translation>
    </message>
    <message>
        <source>&amp;Whose</source>
        <translation>&amp;De quién</translation>
    </message>
    <message>
        <source>&amp;Given by</source>
        <translation>&amp;Otorgado por</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>Re&amp;ferencia</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Fecha</translation>
    </message>
    <message>
        <source>&amp;Attach the paper …</source>
        <translation>&amp;Adjuntar el documento …</translation>
    </message>
    <message>
        <source>Papers (*.pdf *.png *.jpg *.jpeg)</source>
        <translation>Documentos (*.pdf *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>The paper of the consent</source>
        <translation>El documento del consentimiento</translation>
    </message>
</context>
<context>
    <name>ConsentsCard</name>
    <message>
        <source>Consents</source>
        <translation>Consentimientos</translation>
    </message>
    <message>
        <source>&amp;Record a consent …</source>
        <translation>&amp;Registrar un consentimiento …</translation>
    </message>
    <message>
        <source>None is needed.</source>
        <translation>No hace falta ninguno.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>given</source>
        <translation>otorgado</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>Retirar …</translation>
    </message>
    <message>
        <source>withdrawn by {name}: {reason}</source>
        <translation>retirado por {name}: {reason}</translation>
    </message>
</context>
<context>
    <name>Consuming</name>
    <message>
        <source>{item}: {quantity} {unit} are left. What is used up does not come back.</source>
        <translation>{item}: quedan {quantity} {unit}. Lo que se consume no vuelve.</translation>
    </message>
    <message>
        <source>Use up by analysis</source>
        <translation>Consumir en el análisis</translation>
    </message>
    <message>
        <source>Use it up</source>
        <translation>Consumir</translation>
    </message>
    <message>
        <source>&amp;All that is left: the item ends</source>
        <translation>&amp;Todo lo que queda: el indicio termina</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Cantidad</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Unidad</translation>
    </message>
    <message>
        <source>What &amp;for (examination, method)</source>
        <translation>&amp;Para qué (examen, método)</translation>
    </message>
    <message>
        <source>{amount} {unit} of {item} are used up. Somebody else saw it, and confirms with their own password.</source>
        <translation>Se consumen {amount} {unit} de {item}. Otra persona lo vio y lo confirma con su propia contraseña.</translation>
    </message>
    <message>
        <source>{item} is used up: it has ended.</source>
        <translation>{item} se ha consumido: ha terminado.</translation>
    </message>
    <message>
        <source>{quantity} {unit} of {item} are left.</source>
        <translation>Quedan {quantity} {unit} de {item}.</translation>
    </message>
</context>
<context>
    <name>ContainersPage</name>
    <message>
        <source>Scan a container, then what goes into it. What lies in it already is taken out.</source>
        <translation>Escanee un contenedor y luego lo que entra en él. Lo que ya contiene se saca.</translation>
    </message>
    <message>
        <source>&amp;Put in</source>
        <translation>&amp;Poner dentro</translation>
    </message>
    <message>
        <source>Pac&amp;k</source>
        <translation>E&amp;mpacar</translation>
    </message>
    <message>
        <source>C&amp;arriers</source>
        <translation>Port&amp;adores</translation>
    </message>
    <message>
        <source>Scanned and not packed yet: {items}.</source>
        <translation>Escaneado y aún sin empacar: {items}.</translation>
    </message>
    <message>
        <source>Now scan the container into which everything goes.</source>
        <translation>Escanee ahora el contenedor al que pasa todo.</translation>
    </message>
    <message>
        <source>New carrier</source>
        <translation>Portador nuevo</translation>
    </message>
    <message>
        <source>&amp;Seal …</source>
        <translation>&amp;Sellar …</translation>
    </message>
    <message>
        <source>&amp;Open the seal …</source>
        <translation>&amp;Abrir el sello …</translation>
    </message>
    <message>
        <source>&amp;Itemise …</source>
        <translation>&amp;Desglosar …</translation>
    </message>
    <message>
        <source>&amp;Label and custody</source>
        <translation>&amp;Etiqueta y custodia</translation>
    </message>
    <message>
        <source>Out of &amp;use …</source>
        <translation>Dar de &amp;baja …</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Put in or take out</source>
        <translation>Poner o sacar</translation>
    </message>
    <message>
        <source>Re-pack all</source>
        <translation>Reempacar todo</translation>
    </message>
    <message>
        <source>Close the container</source>
        <translation>Cerrar el contenedor</translation>
    </message>
    <message>
        <source>It is open. Scan what goes in.</source>
        <translation>Está abierto. Escanee lo que entra.</translation>
    </message>
    <message>
        <source>In {container}: {items}.</source>
        <translation>En {container}: {items}.</translation>
    </message>
    <message>
        <source>Out of {container}: {items}.</source>
        <translation>Fuera de {container}: {items}.</translation>
    </message>
    <message>
        <source>Everything lies in {container} now: {items}.</source>
        <translation>Todo está ahora en {container}: {items}.</translation>
    </message>
    <message>
        <source>It is open. Print its label from More, then scan what goes in.</source>
        <translation>Está abierto. Imprima su etiqueta desde Más y escanee lo que entra.</translation>
    </message>
    <message>
        <source>{carrier} is out of use.</source>
        <translation>{carrier} está de baja.</translation>
    </message>
    <message>
        <source>Nothing was packed</source>
        <translation>No se empacó nada</translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>&amp;Sacar</translation>
    </message>
</context>
<context>
    <name>ControlsPage</name>
    <message>
        <source>No run with controls has been submitted yet.</source>
        <translation>Aún no se ha enviado ninguna corrida con controles.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Choose a control in the list.</source>
        <translation>Elija un control en la lista.</translation>
    </message>
    <message>
        <source>Settle a &amp;period …</source>
        <translation>&amp;Fijar un período …</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Issue a paper</source>
        <translation>Emitir un papel</translation>
    </message>
    <message>
        <source>The points from that day on are judged by this mean and standard deviation.</source>
        <translation>Los puntos desde ese día se juzgan con esta media y desviación estándar.</translation>
    </message>
    <message>
        <source>Settle a period</source>
        <translation>Fijar un período</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>&amp;Media</translation>
    </message>
    <message>
        <source>&amp;Standard deviation (s)</source>
        <translation>Desviación &amp;estándar (s)</translation>
    </message>
    <message>
        <source>&amp;From this day on</source>
        <translation>&amp;Desde este día</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>all instruments</source>
        <translation>todos los instrumentos</translation>
    </message>
    <message>
        <source>not for you to see</source>
        <translation>no es para su vista</translation>
    </message>
    <message>
        <source>from {day} on</source>
        <translation>desde {day}</translation>
    </message>
    <message>
        <source>first 20 points</source>
        <translation>primeros 20 puntos</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>no aceptado</translation>
    </message>
    <message>
        <source>Mean {mean}, s {s}: settled by {person} on {day}, from {begins} on. {reason}</source>
        <translation>Media {mean}, s {s}: fijadas por {person} el {day}, desde {begins}. {reason}</translation>
    </message>
    <message>
        <source>{count} of 20 accepted points; nothing is judged before there are 20.</source>
        <translation>{count} de 20 puntos aceptados; nada se juzga antes de que haya 20.</translation>
    </message>
    <message>
        <source>The first 20 accepted points are all alike; they settle no spread.</source>
        <translation>Los primeros 20 puntos aceptados son iguales; no fijan ninguna dispersión.</translation>
    </message>
    <message>
        <source>Mean {mean}, s {s}: of the first 20 accepted points.</source>
        <translation>Media {mean}, s {s}: de los primeros 20 puntos aceptados.</translation>
    </message>
    <message>
        <source>settles the period</source>
        <translation>fija el período</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>in control</source>
        <translation>bajo control</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>The period is settled.</source>
        <translation>El período está fijado.</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>Your words</source>
        <translation>Sus palabras</translation>
    </message>
    <message>
        <source>Your words …</source>
        <translation>Sus palabras …</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Cerrarla</translation>
    </message>
    <message>
        <source>Choose an enquiry</source>
        <translation>Elija una consulta</translation>
    </message>
    <message>
        <source>Privileged, in no disclosure bundle: {why}</source>
        <translation>Secreto legal, en ningún paquete de revelación: {why}</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Preguntar de nuevo</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Contestar</translation>
    </message>
</context>
<context>
    <name>CountAsking</name>
    <message>
        <source>Count what was ended, by its labels or ashes; do not copy the number from the list.</source>
        <translation>Cuente lo terminado, por sus etiquetas o cenizas; no copie el número de la lista.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Recuento</translation>
    </message>
    <message>
        <source>&amp;Count and certify</source>
        <translation>&amp;Contar y certificar</translation>
    </message>
    <message>
        <source>&amp;Items that ended</source>
        <translation>&amp;Indicios terminados</translation>
    </message>
</context>
<context>
    <name>CountSigning</name>
    <message>
        <source>Sign for somebody who is not here</source>
        <translation>Firmar por alguien que no está</translation>
    </message>
    <message>
        <source>A manager signs with their own password; the reason is recorded.</source>
        <translation>Un jefe firma con su propia contraseña; el motivo queda registrado.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Quién</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>A second counter signs for this result with their own password.</source>
        <translation>Una segunda persona que cuenta firma este resultado con su propia contraseña.</translation>
    </message>
    <message>
        <source>{name} signs for the {count} scans of this inventory with their own password.</source>
        <translation>{name} firma los {count} escaneos de este inventario con su propia contraseña.</translation>
    </message>
    <message>
        <source>A manager signs for somebody who is not here.</source>
        <translation>Un jefe firma por alguien que no está.</translation>
    </message>
    <message>
        <source>The result is kept as {code}.</source>
        <translation>El resultado se conserva como {code}.</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>&amp;Clear the list</source>
        <translation>&amp;Vaciar la lista</translation>
    </message>
    <message>
        <source>of 1 case</source>
        <translation>de 1 caso</translation>
    </message>
    <message>
        <source>of {count} cases</source>
        <translation>de {count} casos</translation>
    </message>
    <message>
        <source>{count} more inside containers</source>
        <translation>{count} más dentro de contenedores</translation>
    </message>
</context>
<context>
    <name>CourtPage</name>
    <message>
        <source>Out to court …</source>
        <translation>Salida al tribunal …</translation>
    </message>
    <message>
        <source>Out to court</source>
        <translation>Salida al tribunal</translation>
    </message>
    <message>
        <source>Give out or receive</source>
        <translation>Entregar o recibir</translation>
    </message>
    <message>
        <source>Seal and condition</source>
        <translation>Sello y condición</translation>
    </message>
    <message>
        <source>Scanned and not recorded yet: {items}.</source>
        <translation>Escaneado y aún no registrado: {items}.</translation>
    </message>
    <message>
        <source>One case, one hearing, one witness who carries.</source>
        <translation>Un caso, una audiencia, un testigo que los lleva.</translation>
    </message>
    <message>
        <source>{court}, {case}</source>
        <translation>{court}: {case}</translation>
    </message>
    <message>
        <source>Scan a receipt to receive what comes back with it.</source>
        <translation>Escanee un recibo para recibir lo que vuelve con él.</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Every item, every hand, every minute — and the proof.</source>
        <translation>Cada indicio, cada mano, cada minuto, y la prueba.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>A mistake in the program</source>
        <translation>Un error del programa</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>El informe</translation>
    </message>
    <message>
        <source>Something in the program is broken</source>
        <translation>Algo en el programa está roto</translation>
    </message>
    <message>
        <source>What was recorded is safe. You can go on working; if the page looks odd, open it again.</source>
        <translation>Lo registrado está a salvo. Puede seguir trabajando; si la página se ve rara, ábrala de nuevo.</translation>
    </message>
    <message>
        <source>Please give this report to whoever looks after the program:</source>
        <translation>Entregue este informe a quien cuida del programa:</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>Abrir la &amp;carpeta</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Seguir</translation>
    </message>
</context>
<context>
    <name>CustomerFacts</name>
    <message>
        <source>on {date}</source>
        <translation>el {date}</translation>
    </message>
    <message>
        <source>Promised for {day}</source>
        <translation>Prometido para el {day}</translation>
    </message>
</context>
<context>
    <name>CustomerTalk</name>
    <message>
        <source>It stays with the case, with every answer. A complaint goes to the quality manager.</source>
        <translation>Queda en el caso, con cada respuesta. Una queja va al responsable de calidad.</translation>
    </message>
    <message>
        <source>Ask about {case}</source>
        <translation>Preguntar por {case}</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>&amp;What it is</source>
        <translation>&amp;Qué es</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>I&amp;nforme</translation>
    </message>
    <message>
        <source>If it is about one</source>
        <translation>Si se trata de uno</translation>
    </message>
    <message>
        <source>In your w&amp;ords</source>
        <translation>En sus pa&amp;labras</translation>
    </message>
    <message>
        <source>Of {items}. The section says whether it takes it, and promises a day.</source>
        <translation>De {items}. La sección dice si lo acepta y promete un día.</translation>
    </message>
    <message>
        <source>Ask for an examination</source>
        <translation>Pedir un examen</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Pedirlo</translation>
    </message>
    <message>
        <source>Needed by a &amp;day</source>
        <translation>Se necesita para un &amp;día</translation>
    </message>
    <message>
        <source>Somebody is on &amp;remand</source>
        <translation>Hay alguien en &amp;prisión preventiva</translation>
    </message>
    <message>
        <source>&amp;Examination</source>
        <translation>&amp;Examen</translation>
    </message>
    <message>
        <source>W&amp;hat should it answer?</source>
        <translation>¿A qué debe &amp;responder?</translation>
    </message>
    <message>
        <source>&amp;By</source>
        <translation>&amp;Para el</translation>
    </message>
</context>
<context>
    <name>Declaring</name>
    <message>
        <source>About a &amp;case</source>
        <translation>Sobre un &amp;caso</translation>
    </message>
    <message>
        <source>About a &amp;person named in cases</source>
        <translation>Sobre una &amp;persona nombrada en casos</translation>
    </message>
    <message>
        <source>Case &amp;number, or the label of an item</source>
        <translation>&amp;Número del caso, o la etiqueta de un indicio</translation>
    </message>
    <message>
        <source>&amp;Name as it stands in cases</source>
        <translation>&amp;Nombre como figura en los casos</translation>
    </message>
    <message>
        <source>&amp;What stands between</source>
        <translation>&amp;Qué se interpone</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto es necesario.</translation>
    </message>
</context>
<context>
    <name>DefinitionTabs</name>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Requisitos</translation>
    </message>
    <message>
        <source>A worksheet of it needs no instrument and no lot.</source>
        <translation>Una hoja de este método no requiere instrumento ni lote.</translation>
    </message>
    <message>
        <source>Worked examples</source>
        <translation>Ejemplos resueltos</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Nothing is different from the version before.</source>
        <translation>Nada difiere de la versión anterior.</translation>
    </message>
    <message>
        <source>does not come out</source>
        <translation>no sale</translation>
    </message>
    <message>
        <source>comes out</source>
        <translation>sale bien</translation>
    </message>
</context>
<context>
    <name>Demonstration</name>
    <message>
        <source>DEMONSTRATION  ·  nothing in this laboratory is real evidence</source>
        <translation>DEMOSTRACIÓN  ·  nada en este laboratorio es un indicio real</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Delito</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Obtenido de</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Dentro de</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Packaging</source>
        <translation>Embalaje</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Declarado</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observado</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condición</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>Rechazado porque</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>En la lista</translation>
    </message>
    <message>
        <source>no, it was presented without being listed</source>
        <translation>no, se presentó sin estar en la lista</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>at least until {day}, by a review</source>
        <translation>al menos hasta el {day}, por una revisión</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>Conservado por</translation>
    </message>
    <message>
        <source>no rule: until an authority decides</source>
        <translation>ninguna regla: hasta que decida una autoridad</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Conservado hasta</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
</context>
<context>
    <name>DeviceList</name>
    <message>
        <source>Devices of this station</source>
        <translation>Aparatos de esta estación</translation>
    </message>
    <message>
        <source>Scanners that type</source>
        <translation>Escáneres que escriben</translation>
    </message>
    <message>
        <source>Wrong entry</source>
        <translation>Entrada errónea</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>&amp;Simulators beside the work</source>
        <translation>&amp;Simuladores junto al trabajo</translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <translation>&amp;Preguntar de nuevo</translation>
    </message>
    <message>
        <source>&amp;New device …</source>
        <translation>Aparato &amp;nuevo …</translation>
    </message>
    <message>
        <source>&amp;Change …</source>
        <translation>&amp;Cambiar …</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Quitar …</translation>
    </message>
    <message>
        <source>Print test label</source>
        <translation>Imprimir etiqueta de prueba</translation>
    </message>
    <message>
        <source>New device</source>
        <translation>Aparato nuevo</translation>
    </message>
    <message>
        <source>What is attached to {station}</source>
        <translation>Lo conectado a {station}</translation>
    </message>
</context>
<context>
    <name>DifferencesTable</name>
    <message>
        <source>Everything is where it should be.</source>
        <translation>Todo está donde debe estar.</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Diferencias</translation>
    </message>
</context>
<context>
    <name>Discard</name>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Discard for good</source>
        <translation>Descartar definitivamente</translation>
    </message>
</context>
<context>
    <name>DiscrepanciesPage</name>
    <message>
        <source>Open</source>
        <translation>Abiertas</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mías</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencidas</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Cerradas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Cuáles</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>No discrepancies here.</source>
        <translation>Aquí no hay discrepancias.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Looked into by</source>
        <translation>La investiga</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Levantada</translation>
    </message>
</context>
<context>
    <name>DiscrepancyPage</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>En sus palabras</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Avisados</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>Discrepancy {number}</source>
        <translation>Discrepancia {number}</translation>
    </message>
    <message>
        <source>nobody looks into it</source>
        <translation>nadie la investiga</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>hasta {day}</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventario</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Declaración</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observado</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Levantada</translation>
    </message>
    <message>
        <source>{name}, confirmed by {other}</source>
        <translation>{name}, confirmado por {other}</translation>
    </message>
    <message>
        <source>Open the &amp;item</source>
        <translation>Abrir el &amp;indicio</translation>
    </message>
    <message>
        <source>Open the in&amp;ventory</source>
        <translation>Abrir el in&amp;ventario</translation>
    </message>
    <message>
        <source>&amp;Nonconformity …</source>
        <translation>&amp;No conformidad …</translation>
    </message>
    <message>
        <source>It t&amp;urned up</source>
        <translation>&amp;Apareció</translation>
    </message>
    <message>
        <source>&amp;Assign</source>
        <translation>A&amp;signar</translation>
    </message>
    <message>
        <source>Confirm &amp;loss</source>
        <translation>Confirmar &amp;pérdida</translation>
    </message>
    <message>
        <source>&amp;Resolve</source>
        <translation>&amp;Resolver</translation>
    </message>
    <message>
        <source>Record a &amp;notice</source>
        <translation>Registrar un &amp;aviso</translation>
    </message>
    <message>
        <source>&amp;Everybody was told</source>
        <translation>&amp;Todos avisados</translation>
    </message>
    <message>
        <source>&amp;Corrective action</source>
        <translation>Acción &amp;correctiva</translation>
    </message>
</context>
<context>
    <name>DiscrepancyQuestions</name>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>Who looks into it, and until when?</source>
        <translation>¿Quién la investiga y hasta cuándo?</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Quién</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Hasta</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>For another person or a later day</source>
        <translation>Para otra persona o un día posterior</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>How did it end, and how is that known?</source>
        <translation>¿Cómo terminó y cómo se sabe?</translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation>&amp;Desenlace</translation>
    </message>
    <message>
        <source>&amp;What was found</source>
        <translation>&amp;Qué se averiguó</translation>
    </message>
    <message>
        <source>Another manager confirms with their own password; then agency, DPP and manager are told.</source>
        <translation>Otro jefe confirma con su propia contraseña; después se avisa a la institución, a la Fiscalía y al jefe.</translation>
    </message>
    <message>
        <source>Confirm a loss</source>
        <translation>Confirmar una pérdida</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>&amp;What was searched, and by whom</source>
        <translation>&amp;Qué se buscó y quién</translation>
    </message>
    <message>
        <source>Another manager confirms that {subject} is lost.</source>
        <translation>Otro jefe confirma que {subject} está perdido.</translation>
    </message>
    <message>
        <source>Record a notice</source>
        <translation>Registrar un aviso</translation>
    </message>
    <message>
        <source>Who was told of the loss, when and how?</source>
        <translation>¿A quién se avisó de la pérdida, cuándo y cómo?</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>&amp;Party</source>
        <translation>&amp;Destinatario</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>&amp;Cómo</translation>
    </message>
    <message>
        <source>&amp;Who was told</source>
        <translation>&amp;A quién se avisó</translation>
    </message>
    <message>
        <source>Re&amp;ference</source>
        <translation>Re&amp;ferencia</translation>
    </message>
    <message>
        <source>Everybody was told</source>
        <translation>Todos avisados</translation>
    </message>
    <message>
        <source>Corrective action</source>
        <translation>Acción correctiva</translation>
    </message>
    <message>
        <source>{item} comes into your hands; store it afterwards where it belongs.</source>
        <translation>{item} pasa a sus manos; guárdelo después donde corresponde.</translation>
    </message>
    <message>
        <source>It turned up</source>
        <translation>Apareció</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Tomarlo</translation>
    </message>
    <message>
        <source>&amp;Where was it?</source>
        <translation>¿&amp;Dónde estaba?</translation>
    </message>
    <message>
        <source>A witness confirms with their own password that you take {item}.</source>
        <translation>Un testigo confirma con su propia contraseña que usted toma {item}.</translation>
    </message>
    <message>
        <source>Say in a sentence what was done.</source>
        <translation>Diga en una frase qué se hizo.</translation>
    </message>
    <message>
        <source>&amp;What was done</source>
        <translation>&amp;Qué se hizo</translation>
    </message>
</context>
<context>
    <name>DispositionPage</name>
    <message>
        <source>Label unreadable? Type its code or the item&apos;s number, and Enter</source>
        <translation>¿Etiqueta ilegible? Escriba su código o el número del indicio, e Intro</translation>
    </message>
    <message>
        <source>Code or number</source>
        <translation>Código o número</translation>
    </message>
    <message>
        <source>{count} items were scanned and are not staged yet.</source>
        <translation>Se escanearon {count} indicios que aún no se han preparado.</translation>
    </message>
    <message>
        <source>{count} scanned. Scan the label of the staging place to stage them.</source>
        <translation>{count} escaneados. Escanee la etiqueta del lugar de preparación para prepararlos.</translation>
    </message>
    <message>
        <source>Say where the items end, then scan again.</source>
        <translation>Diga dónde terminan los indicios y escanee de nuevo.</translation>
    </message>
    <message>
        <source>Two witnesses confirm.</source>
        <translation>Confirman dos testigos.</translation>
    </message>
    <message>
        <source>Scan the items first, then the label of the staging place.</source>
        <translation>Escanee primero los indicios y luego la etiqueta del lugar de preparación.</translation>
    </message>
    <message>
        <source>{count} items go into {place} to be ended. A witness confirms with their own password.</source>
        <translation>{count} indicios van a {place} para terminar. Un testigo confirma con su propia contraseña.</translation>
    </message>
    <message>
        <source>Recorded: {number} is {state}.</source>
        <translation>Registrado: {number} está en estado «{state}».</translation>
    </message>
</context>
<context>
    <name>DispositionsPage</name>
    <message>
        <source>Counted and withdrawn ones too</source>
        <translation>También las contadas y retiradas</translation>
    </message>
    <message>
        <source>No disposition is under way.</source>
        <translation>No hay ninguna disposición en curso.</translation>
    </message>
    <message>
        <source>Roll calls</source>
        <translation>Destrucciones por lista</translation>
    </message>
    <message>
        <source>No court has ordered a roll call. It is scheduled on an approved disposition.</source>
        <translation>Ningún tribunal ha ordenado una destrucción por lista. Se cita sobre una disposición aprobada.</translation>
    </message>
    <message>
        <source>New proposal</source>
        <translation>Nueva propuesta</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
    <message>
        <source>Saved as {path}</source>
        <translation>Guardado como {path}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Draw it now</source>
        <translation>Generarlo ahora</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Guardar como …</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>You sign as an author: the report says what you found. From then on it is locked.</source>
        <translation>Usted firma como autor: el informe dice lo que encontró. Desde entonces queda bloqueado.</translation>
    </message>
    <message>
        <source>You sign that you reviewed the report, its worksheets and raw data, and that it holds.</source>
        <translation>Usted firma que revisó el informe, sus hojas y los datos brutos, y que se sostiene.</translation>
    </message>
    <message>
        <source>You authorise the report for issue.</source>
        <translation>Usted autoriza la emisión del informe.</translation>
    </message>
    <message>
        <source>{number} passes its administrative review.</source>
        <translation>{number} aprueba su revisión administrativa.</translation>
    </message>
    <message>
        <source>The signatures hold: {names}. The file is the one in the ledger, and says what the record says.</source>
        <translation>Las firmas son válidas: {names}. El archivo es el del libro y dice lo mismo que el registro.</translation>
    </message>
    <message>
        <source>Please find attached {number} on case {case}.</source>
        <translation>Se adjunta {number} sobre el caso {case}.</translation>
    </message>
    <message>
        <source>The draft could not be written: {why}</source>
        <translation>No se pudo escribir el borrador: {why}</translation>
    </message>
    <message>
        <source>This computer has no mail program that opens a draft. Save a copy instead.</source>
        <translation>Este equipo no tiene un programa de correo que abra un borrador. Guarde una copia.</translation>
    </message>
</context>
<context>
    <name>DrawPage</name>
    <message>
        <source>How it was drawn</source>
        <translation>Cómo se sorteó</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Sorteado</translation>
    </message>
    <message>
        <source>&amp;Draw again</source>
        <translation>&amp;Sortear de nuevo</translation>
    </message>
    <message>
        <source>&amp;Look for them</source>
        <translation>&amp;Buscarlos</translation>
    </message>
    <message>
        <source>Draw {number}</source>
        <translation>Sorteo {number}</translation>
    </message>
    <message>
        <source>reported work</source>
        <translation>trabajo informado</translation>
    </message>
    <message>
        <source>{many} of {of}, in the order of SHA-256(seed:number); by {name}, {at}</source>
        <translation>{many} de {of}, en el orden de SHA-256(semilla:número); por {name}, {at}</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Semilla {seed}</translation>
    </message>
    <message>
        <source>Candidates SHA-256 {sha}</source>
        <translation>Candidatos SHA-256 {sha}</translation>
    </message>
    <message>
        <source>Draws made just before this one and not kept: {count}. Ask why, or find the crash of the server in its log.</source>
        <translation>Sorteos hechos justo antes de este y no conservados: {count}. Pregunte por qué, o busque la caída del servidor en su registro.</translation>
    </message>
    <message>
        <source>Drawn again by this computer and by the laboratory: the same.</source>
        <translation>Sorteado de nuevo por esta computadora y por el laboratorio: lo mismo.</translation>
    </message>
    <message>
        <source>Drawn again it is NOT the same: the record was changed.</source>
        <translation>Sorteado de nuevo NO es lo mismo: se modificó el registro.</translation>
    </message>
</context>
<context>
    <name>DriftPage</name>
    <message>
        <source>Marked: “watch” when so many or more would come by chance to fewer than 1 of 40 analysts who work like their peers, “look into it” to fewer than 1 of 1000 (Fisher&apos;s exact test against the peers together; limits of funnel plots, Spiegelhalter 2005). Below {least} tries on either side nothing is marked.</source>
        <translation>Se señala «observar» cuando tantos o más tocarían por azar a menos de 1 de cada 40 analistas que trabajan como sus pares, «investigar» a menos de 1 de cada 1000 (prueba exacta de Fisher frente a todos los pares; límites de los gráficos de embudo, Spiegelhalter 2005). Con menos de {least} intentos en cualquiera de los lados no se señala nada.</translation>
    </message>
    <message>
        <source>Choose a bar and press Enter: what it counts is listed here.</source>
        <translation>Elija una barra y pulse Intro: aquí se lista lo que cuenta.</translation>
    </message>
    <message>
        <source>No method is in the register yet.</source>
        <translation>Aún no hay métodos en el registro.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>Desde este día</translation>
    </message>
    <message>
        <source>Until the end of this day</source>
        <translation>Hasta el final de este día</translation>
    </message>
    <message>
        <source>from</source>
        <translation>desde</translation>
    </message>
    <message>
        <source>until</source>
        <translation>hasta</translation>
    </message>
    <message>
        <source>everybody&apos;s work</source>
        <translation>el trabajo de todos</translation>
    </message>
    <message>
        <source>your own work beside your peers</source>
        <translation>su propio trabajo junto al de sus pares</translation>
    </message>
    <message>
        <source>{count} to look into</source>
        <translation>{count} por investigar</translation>
    </message>
    <message>
        <source>{count} more stand on worksheets of restricted cases</source>
        <translation>{count} más están en hojas de trabajo de casos restringidos</translation>
    </message>
    <message>
        <source>It counts nothing.</source>
        <translation>No cuenta nada.</translation>
    </message>
</context>
<context>
    <name>DuplicatesCard</name>
    <message>
        <source>Same case?</source>
        <translation>¿El mismo caso?</translation>
    </message>
    <message>
        <source>It is a new case, because</source>
        <translation>Es un caso nuevo, porque</translation>
    </message>
    <message>
        <source>No other case has this reference, and none names these persons on that date.</source>
        <translation>Ningún otro caso tiene esta referencia, y ninguno nombra a estas personas en esa fecha.</translation>
    </message>
    <message>
        <source>Checked while you type.</source>
        <translation>Se comprueba mientras escribe.</translation>
    </message>
    <message>
        <source>Goes into {case}</source>
        <translation>Va a {case}</translation>
    </message>
    <message>
        <source>Make a new case instead</source>
        <translation>Hacer un caso nuevo</translation>
    </message>
    <message>
        <source>Same reference</source>
        <translation>Misma referencia</translation>
    </message>
    <message>
        <source>Same person and date</source>
        <translation>Misma persona y fecha</translation>
    </message>
    <message>
        <source>It is this case  (Ctrl+{number})</source>
        <translation>Es este caso  (Ctrl+{number})</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Mirarlo</translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>It happened &amp;earlier</source>
        <translation>Ocurrió &amp;antes</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Cuándo ocurrió</translation>
    </message>
    <message>
        <source>It is marked as a late entry; the record keeps the server&apos;s own time.</source>
        <translation>Queda marcado como registro tardío; el acta conserva la hora propia del servidor.</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>S&amp;ummary</source>
        <translation>Res&amp;umen</translation>
    </message>
    <message>
        <source>Stands before the results.</source>
        <translation>Va antes de los resultados.</translation>
    </message>
    <message>
        <source>Limitations of the methods are added from the worksheets.</source>
        <translation>Las limitaciones de los métodos se añaden desde las hojas.</translation>
    </message>
    <message>
        <source>Limi&amp;tations</source>
        <translation>Limi&amp;taciones</translation>
    </message>
    <message>
        <source>&amp;Deviations</source>
        <translation>&amp;Desviaciones</translation>
    </message>
    <message>
        <source>Empty: “None.” is printed.</source>
        <translation>Vacío: se imprime «Ninguna.».</translation>
    </message>
    <message>
        <source>Remar&amp;ks</source>
        <translation>O&amp;bservaciones</translation>
    </message>
    <message>
        <source>Items, methods and results come from the worksheets; nothing is typed again.</source>
        <translation>Los indicios, métodos y resultados vienen de las hojas; nada se escribe de nuevo.</translation>
    </message>
    <message>
        <source>Opinions and interpretations</source>
        <translation>Opiniones e interpretaciones</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>{item} ends now, at {place}. The first witness saw it and confirms with their own password.</source>
        <translation>{item} termina ahora, en {place}. El primer testigo lo vio y confirma con su propia contraseña.</translation>
    </message>
    <message>
        <source>{item} ends now, at {place}. The second witness, somebody else again, confirms too.</source>
        <translation>{item} termina ahora, en {place}. El segundo testigo, otra persona distinta, confirma también.</translation>
    </message>
</context>
<context>
    <name>EnquiriesPage</name>
    <message>
        <source>Also what is &amp;closed</source>
        <translation>También lo &amp;cerrado</translation>
    </message>
    <message>
        <source>Show all cases</source>
        <translation>Mostrar todos los casos</translation>
    </message>
    <message>
        <source>No customer awaits an answer here.</source>
        <translation>Aquí ningún cliente espera respuesta.</translation>
    </message>
    <message>
        <source>Enquiries</source>
        <translation>Consultas de clientes</translation>
    </message>
    <message>
        <source>Subpoenas</source>
        <translation>Citaciones</translation>
    </message>
    <message>
        <source>Nobody of the laboratory is called.</source>
        <translation>Nadie del laboratorio está citado.</translation>
    </message>
    <message>
        <source>Days in court</source>
        <translation>Audiencias</translation>
    </message>
    <message>
        <source>No day in court is known for this case.</source>
        <translation>No se conoce ninguna audiencia para este caso.</translation>
    </message>
    <message>
        <source>&amp;Enquiries</source>
        <translation>C&amp;onsultas de clientes</translation>
    </message>
    <message>
        <source>&amp;Subpoenas</source>
        <translation>C&amp;itaciones</translation>
    </message>
    <message>
        <source>&amp;Days in court</source>
        <translation>&amp;Audiencias</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Contestar</translation>
    </message>
    <message>
        <source>What awaits an answer, and who is called</source>
        <translation>Qué espera respuesta, y quién está citado</translation>
    </message>
    <message>
        <source>An answer is being written and would be lost.</source>
        <translation>Se está escribiendo una respuesta y se perdería.</translation>
    </message>
    <message>
        <source>Privileged …</source>
        <translation>Secreto legal …</translation>
    </message>
    <message>
        <source>Nonconformity …</source>
        <translation>No conformidad …</translation>
    </message>
    <message>
        <source>Excused …</source>
        <translation>Dispensado …</translation>
    </message>
    <message>
        <source>Testimony …</source>
        <translation>Testimonio …</translation>
    </message>
    <message>
        <source>Served …</source>
        <translation>Notificada …</translation>
    </message>
    <message>
        <source>Cancelled …</source>
        <translation>Cancelada …</translation>
    </message>
    <message>
        <source>Day in court …</source>
        <translation>Audiencia …</translation>
    </message>
    <message>
        <source>Subpoena …</source>
        <translation>Citación …</translation>
    </message>
    <message>
        <source>Not privileged …</source>
        <translation>Ya sin secreto legal …</translation>
    </message>
</context>
<context>
    <name>Entering</name>
    <message>
        <source>It is recorded as of now, by your name. One decimal is kept.</source>
        <translation>Se registra con la hora actual y a su nombre. Se conserva un decimal.</translation>
    </message>
    <message>
        <source>Enter a reading</source>
        <translation>Anotar una lectura</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>Registrarlo</translation>
    </message>
    <message>
        <source>&amp;Temperature in °C</source>
        <translation>&amp;Temperatura en °C</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Lugar</translation>
    </message>
    <message>
        <source>T&amp;hermometer (its number, if it has one)</source>
        <translation>T&amp;ermómetro (su número, si lo tiene)</translation>
    </message>
    <message>
        <source>A number, such as 4.2</source>
        <translation>Un número, como 4.2</translation>
    </message>
    <message>
        <source>Recorded: {value}</source>
        <translation>Registrado: {value}</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>New device</source>
        <translation>Aparato nuevo</translation>
    </message>
    <message>
        <source>Change {device}</source>
        <translation>Cambiar {device}</translation>
    </message>
    <message>
        <source>It is taken out of the station file. Nothing that was recorded changes.</source>
        <translation>Se quita del archivo de la estación. Nada de lo registrado cambia.</translation>
    </message>
    <message>
        <source>Remove {device}</source>
        <translation>Quitar {device}</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>It is written into the station file of this computer and used at once.</source>
        <translation>Se escribe en el archivo de la estación de este equipo y se usa al momento.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Guardarlo</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>Counter printer</source>
        <translation>Impresora del mostrador</translation>
    </message>
    <message>
        <source>&amp;Kind and language</source>
        <translation>&amp;Clase y lenguaje</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Puerto</translation>
    </message>
    <message>
        <source>&amp;Found on this computer</source>
        <translation>&amp;Hallado en este equipo</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Resolución</translation>
    </message>
    <message>
        <source>All sizes</source>
        <translation>Todos los tamaños</translation>
    </message>
    <message>
        <source>&amp;Labels in it</source>
        <translation>&amp;Etiquetas que tiene</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>&amp;Velocidad</translation>
    </message>
    <message>
        <source>A folder for label pages</source>
        <translation>Una carpeta para páginas de etiquetas</translation>
    </message>
    <message>
        <source>Nothing was found: type the port above</source>
        <translation>No se halló nada: escriba el puerto arriba</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>Entry {number} of the ledger</source>
        <translation>Entrada {number} del libro</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Segunda persona</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>ExpectedEditor</name>
    <message>
        <source>&amp;Add to the list</source>
        <translation>&amp;Añadir a la lista</translation>
    </message>
    <message>
        <source>seal {number}</source>
        <translation>sello {number}</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>D&amp;escription</source>
        <translation>D&amp;escripción</translation>
    </message>
    <message>
        <source>Pac&amp;kaging</source>
        <translation>Em&amp;balaje</translation>
    </message>
    <message>
        <source>Seal &amp;number</source>
        <translation>&amp;Número del sello</translation>
    </message>
    <message>
        <source>Co&amp;unt or weight</source>
        <translation>Can&amp;tidad o peso</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto hace falta.</translation>
    </message>
    <message>
        <source>Take package {number} away</source>
        <translation>Quitar el paquete {number}</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>No holds</source>
        <translation>Sin retenciones</translation>
    </message>
    <message>
        <source>Biological</source>
        <translation>Biológico</translation>
    </message>
    <message>
        <source>Retention review due</source>
        <translation>Revisión de conservación pendiente</translation>
    </message>
    <message>
        <source>Controlled</source>
        <translation>Controlado</translation>
    </message>
    <message>
        <source>since {moment} ({age})</source>
        <translation>desde {moment} ({age})</translation>
    </message>
    <message>
        <source>In a person&apos;s hands</source>
        <translation>En manos de una persona</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Outside the laboratory</source>
        <translation>Fuera del laboratorio</translation>
    </message>
    <message>
        <source>Refused at the counter</source>
        <translation>Rechazado en el mostrador</translation>
    </message>
    <message>
        <source>No custody recorded</source>
        <translation>Sin custodia registrada</translation>
    </message>
    <message>
        <source>Never sealed</source>
        <translation>Nunca sellado</translation>
    </message>
    <message>
        <source>Seal open</source>
        <translation>Sello abierto</translation>
    </message>
    <message>
        <source>Seal not intact</source>
        <translation>Sello no intacto</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sellado</translation>
    </message>
    <message>
        <source>Hold: {kind}</source>
        <translation>Retención: {kind}</translation>
    </message>
    <message>
        <source>{count} inside</source>
        <translation>{count} dentro</translation>
    </message>
    <message>
        <source>{count} of {positions} positions</source>
        <translation>{count} de {positions} posiciones</translation>
    </message>
    <message>
        <source>Condition not recorded</source>
        <translation>Condición sin registrar</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>On record</source>
        <translation>En el registro</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobada</translation>
    </message>
    <message>
        <source>Staged in</source>
        <translation>Preparada en</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculto</translation>
    </message>
    <message>
        <source>{count} items of restricted cases</source>
        <translation>{count} indicios de casos restringidos</translation>
    </message>
</context>
<context>
    <name>FactsStep</name>
    <message>
        <source>&amp;Agency</source>
        <translation>&amp;Institución</translation>
    </message>
    <message>
        <source>Agency &amp;reference</source>
        <translation>&amp;Referencia de la institución</translation>
    </message>
    <message>
        <source>&amp;Officer</source>
        <translation>&amp;Agente</translation>
    </message>
    <message>
        <source>&amp;Date of the incident</source>
        <translation>&amp;Fecha del hecho</translation>
    </message>
    <message>
        <source>O&amp;ffence</source>
        <translation>&amp;Delito</translation>
    </message>
    <message>
        <source>D&amp;istrict</source>
        <translation>Dis&amp;trito</translation>
    </message>
    <message>
        <source>Restricted: only named people may see this case</source>
        <translation>Restringido: solo personas nombradas pueden ver este caso</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nota</translation>
    </message>
</context>
<context>
    <name>FaultList</name>
    <message>
        <source>What went wrong</source>
        <translation>Lo que falló</translation>
    </message>
    <message>
        <source>Nothing since you signed in.</source>
        <translation>Nada desde que inició sesión.</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Mend everything</source>
        <translation>Corregir todo</translation>
    </message>
</context>
<context>
    <name>FieldCard</name>
    <message>
        <source>Empty: somebody enters it</source>
        <translation>Vacía: lo ingresa una persona</translation>
    </message>
    <message>
        <source>&amp;Formula</source>
        <translation>&amp;Fórmula</translation>
    </message>
    <message>
        <source>Answers of the pick-list</source>
        <translation>Respuestas de la lista</translation>
    </message>
    <message>
        <source>Press Insert for the first answer.</source>
        <translation>Pulse Insertar para la primera respuesta.</translation>
    </message>
    <message>
        <source>It may use: {names}</source>
        <translation>Puede usar: {names}</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>None at this moment.</source>
        <translation>Ninguno en este momento.</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Freeze the month</source>
        <translation>Congelar el mes</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Issue a paper</source>
        <translation>Emitir un papel</translation>
    </message>
    <message>
        <source>As of the end of this day</source>
        <translation>Al final de este día</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Al</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>End of last month</source>
        <translation>Fin del mes pasado</translation>
    </message>
    <message>
        <source>As of {moment}</source>
        <translation>Al {moment}</translation>
    </message>
    <message>
        <source>frozen by {person} on {moment}</source>
        <translation>congelado por {person} el {moment}</translation>
    </message>
    <message>
        <source>Freeze {month}</source>
        <translation>Congelar {month}</translation>
    </message>
    <message>
        <source>The figures of {month} are frozen and stay as they are.</source>
        <translation>Los indicadores de {month} están congelados y quedan como están.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>No finding was raised.</source>
        <translation>No se planteó ningún hallazgo.</translation>
    </message>
    <message>
        <source>Raise a &amp;finding …</source>
        <translation>Plantear un &amp;hallazgo …</translation>
    </message>
    <message>
        <source>Ans&amp;wer …</source>
        <translation>R&amp;esponder …</translation>
    </message>
    <message>
        <source>S&amp;ettle</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Disa&amp;gree …</source>
        <translation>D&amp;iscrepar …</translation>
    </message>
    <message>
        <source>De&amp;cide …</source>
        <translation>De&amp;cidir …</translation>
    </message>
    <message>
        <source>{who}, {at}, disagrees and asks the technical leader: {why}</source>
        <translation>{who}, {at}, no está de acuerdo y pregunta al responsable técnico: {why}</translation>
    </message>
    <message>
        <source>Decided: {words} ({who})</source>
        <translation>Decidido: {words} ({who})</translation>
    </message>
    <message>
        <source>Settled: {who}</source>
        <translation>Cerrado: {who}</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>decidido</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>referred</source>
        <translation>elevado</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>respondido</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>To be printed</source>
        <translation>Por imprimir</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Sent, scan it</source>
        <translation>Enviada, escanéela</translation>
    </message>
    <message>
        <source>Scanned back</source>
        <translation>Escaneada de vuelta</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>No impresa</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Nothing was accepted, so there is nothing to label.</source>
        <translation>No se aceptó nada, así que no hay nada que etiquetar.</translation>
    </message>
    <message>
        <source>{case}: labels</source>
        <translation>{case}: etiquetas</translation>
    </message>
    <message>
        <source>{done} of {all} scanned back</source>
        <translation>{done} de {all} escaneadas de vuelta</translation>
    </message>
    <message>
        <source>Done. The officer takes the receipt; F9 serves the next one.</source>
        <translation>Listo. El agente se lleva el recibo; F9 atiende al siguiente.</translation>
    </message>
    <message>
        <source>F2 prints the labels that are missing.</source>
        <translation>F2 imprime las etiquetas que faltan.</translation>
    </message>
    <message>
        <source>Put each label on its package and scan it there.</source>
        <translation>Ponga cada etiqueta en su paquete y escanéela allí.</translation>
    </message>
    <message>
        <source>{number} was not printed. {problem}</source>
        <translation>La de {number} no se imprimió. {problem}</translation>
    </message>
    <message>
        <source>Print it  (F2)</source>
        <translation>Imprimirla  (F2)</translation>
    </message>
    <message>
        <source>{problem} Is the label of {number} in your hand? Then scan it. If not, another copy needs a reason.</source>
        <translation>{problem} ¿Tiene en la mano la etiqueta de {number}? Entonces escanéela. Si no, otra copia exige un motivo.</translation>
    </message>
    <message>
        <source>Another copy  (F4)</source>
        <translation>Otra copia  (F4)</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Print the missing labels  (F2)</source>
        <translation>Imprimir las etiquetas que faltan  (F2)</translation>
    </message>
    <message>
        <source>Next officer  (F9)</source>
        <translation>Siguiente agente  (F9)</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>This station · LIMS Desktop</source>
        <translation>Esta estación · LIMS Desktop</translation>
    </message>
    <message>
        <source>&amp;Try it on this computer</source>
        <translation>&amp;Probarlo en este equipo</translation>
    </message>
    <message>
        <source>&amp;Connect to the laboratory&apos;s server</source>
        <translation>&amp;Conectar con el servidor del laboratorio</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Seguir</translation>
    </message>
    <message>
        <source>Give this station a name; it is written into the record.</source>
        <translation>Dé un nombre a esta estación; se escribe en el registro.</translation>
    </message>
    <message>
        <source>This is needed; whoever looks after the server knows it.</source>
        <translation>Esto hace falta; lo sabe quien cuida del servidor.</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Servidor</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;uerto</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Base de datos</translation>
    </message>
    <message>
        <source>Leave it empty when the computer already trusts the server.</source>
        <translation>Déjelo vacío si el equipo ya confía en el servidor.</translation>
    </message>
    <message>
        <source>File of the certificate &amp;authority</source>
        <translation>Archivo de la &amp;autoridad de certificación</translation>
    </message>
    <message>
        <source>Find the file …</source>
        <translation>Buscar el archivo …</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Autoridad de certificación</translation>
    </message>
    <message>
        <source>Where is the laboratory?</source>
        <translation>¿Dónde está el laboratorio?</translation>
    </message>
    <message>
        <source>This is asked once. It can be changed at the sign-in.</source>
        <translation>Se pregunta una vez. Puede cambiarse al iniciar sesión.</translation>
    </message>
    <message>
        <source>A demonstration with invented cases, on a database of its own. Nothing leaves this computer.</source>
        <translation>Una demostración con casos inventados, en su propia base de datos. Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>The laboratory&apos;s PostgreSQL, over an encrypted line that is checked.</source>
        <translation>El PostgreSQL del laboratorio, por una línea cifrada y comprobada.</translation>
    </message>
    <message>
        <source>&amp;Name of this station</source>
        <translation>&amp;Nombre de esta estación</translation>
    </message>
    <message>
        <source>Where it stands, such as “Reception 1”; custody records say it.</source>
        <translation>Dónde está, como «Recepción 1»; los registros de custodia lo dicen.</translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message>
        <source>Where there is no line, a submission is written on a form: the sign-in of a prepared computer offers it. Its symbols carry everything to the counter, and only forms of a key listed here are opened there.</source>
        <translation>Donde no hay conexión, la entrega se escribe en un formulario: lo ofrece el inicio de sesión de una computadora preparada. Sus símbolos llevan todo al mostrador, y allí solo se abren formularios de una clave de esta lista.</translation>
    </message>
    <message>
        <source>No computer was prepared yet.</source>
        <translation>Aún no se preparó ninguna computadora.</translation>
    </message>
    <message>
        <source>&amp;Withdraw …</source>
        <translation>&amp;Retirar …</translation>
    </message>
    <message>
        <source>Prepare this computer …</source>
        <translation>Preparar esta computadora …</translation>
    </message>
    <message>
        <source>Prepare this computer</source>
        <translation>Preparar esta computadora</translation>
    </message>
    <message>
        <source>A key is made and kept in the keyring of this computer, with the words of the laboratory. Whoever uses it writes forms in your name; withdraw it when the computer is lost.</source>
        <translation>Se hace una clave que queda en el llavero de esta computadora, con las palabras del laboratorio. Quien la use escribe formularios en su nombre; retírela si la computadora se pierde.</translation>
    </message>
    <message>
        <source>Prepare it</source>
        <translation>Prepararla</translation>
    </message>
    <message>
        <source>&amp;Name of this computer</source>
        <translation>&amp;Nombre de esta computadora</translation>
    </message>
    <message>
        <source>{computer}: forms that were written with it and not brought yet are not opened any more.</source>
        <translation>{computer}: los formularios escritos con ella que aún no se trajeron ya no se abrirán.</translation>
    </message>
    <message>
        <source>Withdraw the key</source>
        <translation>Retirar la clave</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>válida</translation>
    </message>
</context>
<context>
    <name>GatheredTable</name>
    <message>
        <source>Nothing scanned yet.</source>
        <translation>Aún no se escaneó nada.</translation>
    </message>
    <message>
        <source>Scanned items</source>
        <translation>Indicios escaneados</translation>
    </message>
</context>
<context>
    <name>Gathering</name>
    <message>
        <source>{name} carries {items} and confirms it with their own password.</source>
        <translation>{name} lleva {items} y lo confirma con su propia contraseña.</translation>
    </message>
    <message>
        <source>{items} leave, some of them controlled: a witness who is someone else confirms.</source>
        <translation>Salen {items}, algunos controlados: lo confirma un testigo que sea otra persona.</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message>
        <source>Scan the items that are to be released.</source>
        <translation>Escanee los indicios que se devuelven.</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Devolver</translation>
    </message>
    <message>
        <source>An agency</source>
        <translation>Una institución</translation>
    </message>
    <message>
        <source>An owner</source>
        <translation>Un propietario</translation>
    </message>
    <message>
        <source>Another laboratory</source>
        <translation>Otro laboratorio</translation>
    </message>
    <message>
        <source>Type its name</source>
        <translation>Escriba su nombre</translation>
    </message>
    <message>
        <source>A&amp;gency</source>
        <translation>&amp;Institución</translation>
    </message>
    <message>
        <source>La&amp;boratory</source>
        <translation>La&amp;boratorio</translation>
    </message>
    <message>
        <source>What they are to the items, such as &amp;owner</source>
        <translation>Qué relación tiene con los indicios, por ejemplo &amp;dueño</translation>
    </message>
    <message>
        <source>&amp;Authority: letter, court order</source>
        <translation>&amp;Autorización: carta, orden judicial</translation>
    </message>
    <message>
        <source>Number &amp;on it</source>
        <translation>Su númer&amp;o</translation>
    </message>
    <message>
        <source>Na&amp;me of the person who takes them</source>
        <translation>No&amp;mbre de quien los recibe</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>A quién</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>En persona</translation>
    </message>
    <message>
        <source>Released to {name}: {items}.</source>
        <translation>Devuelto a {name}: {items}.</translation>
    </message>
</context>
<context>
    <name>Going</name>
    <message>
        <source>Scan an item you hold, then the next. A colleague&apos;s badge makes them the courier.</source>
        <translation>Escanee un indicio que usted tenga, luego el siguiente. La credencial de un colega lo hace mensajero.</translation>
    </message>
    <message>
        <source>&amp;Dispatch</source>
        <translation>&amp;Despachar</translation>
    </message>
    <message>
        <source>Type its name</source>
        <translation>Escriba su nombre</translation>
    </message>
    <message>
        <source>To which &amp;office</source>
        <translation>A qué &amp;oficina</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>Mensajero</translation>
    </message>
    <message>
        <source>Na&amp;me of the courier</source>
        <translation>No&amp;mbre del mensajero</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Adónde</translation>
    </message>
    <message>
        <source>D&amp;ue there</source>
        <translation>Se es&amp;pera allí</translation>
    </message>
    <message>
        <source>&amp;Bag, when all of it is sealed in one</source>
        <translation>&amp;Bolsa, si todo va sellado en una</translation>
    </message>
    <message>
        <source>Your signature</source>
        <translation>Su firma</translation>
    </message>
    <message>
        <source>On the manifest, when it is asked for</source>
        <translation>En el manifiesto, si se pide</translation>
    </message>
    <message>
        <source>carries the items.</source>
        <translation>lleva los indicios.</translation>
    </message>
    <message>
        <source>On the way: {items}. {place}</source>
        <translation>En camino: {items}. {place}</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>#</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Item or control</source>
        <translation>Indicio o control</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>in other hands</source>
        <translation>en otras manos</translation>
    </message>
    <message>
        <source>given away</source>
        <translation>dada a otra persona</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Scan an item you hold, then the next, then the receiver&apos;s badge.</source>
        <translation>Escanee un indicio que tenga, luego el siguiente, luego el carné de quien recibe.</translation>
    </message>
    <message>
        <source>&amp;Sign</source>
        <translation>&amp;Firmar</translation>
    </message>
    <message>
        <source>Leave as an &amp;offer</source>
        <translation>Dejar como &amp;oferta</translation>
    </message>
    <message>
        <source>&amp;Withdraw the offer</source>
        <translation>&amp;Retirar la oferta</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Firmar</translation>
    </message>
    <message>
        <source>Leave as an offer</source>
        <translation>Dejar como oferta</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Excepción</translation>
    </message>
    <message>
        <source>Finish or clear the list first.</source>
        <translation>Termine o vacíe primero la lista.</translation>
    </message>
    <message>
        <source>Why is the holder not there to hand over? The words go into the record.</source>
        <translation>¿Por qué no está el custodio para entregar? Las palabras van al registro.</translation>
    </message>
    <message>
        <source>An offer waits for its receiver: sign it, leave it, or withdraw it first.</source>
        <translation>Una oferta espera a quien recibe: fírmela, déjela o retírela primero.</translation>
    </message>
    <message>
        <source>receives the items.</source>
        <translation>recibe los indicios.</translation>
    </message>
    <message>
        <source>Scan the receiver&apos;s badge, or choose them from the list.</source>
        <translation>Escanee el carné de quien recibe, o elíjalo de la lista.</translation>
    </message>
    <message>
        <source>Scanned and not handed over yet: {items}.</source>
        <translation>Escaneado y aún sin entregar: {items}.</translation>
    </message>
    <message>
        <source>{items}: now with {name}</source>
        <translation>{items}: ahora en poder de {name}</translation>
    </message>
    <message>
        <source>Offered to {name}, who accepts at their own desk: {items}.</source>
        <translation>Ofrecido a {name}, que acepta en su propio puesto: {items}.</translation>
    </message>
    <message>
        <source>Offered to {name}. It waits for their password.</source>
        <translation>Ofrecido a {name}. Falta su contraseña.</translation>
    </message>
    <message>
        <source>Sign now</source>
        <translation>Firmar ahora</translation>
    </message>
    <message>
        <source>Exception: take over what an absent person holds, with a reason and a supervisor.</source>
        <translation>Excepción: asumir lo que tiene una persona ausente, con un motivo y un supervisor.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Asumir</translation>
    </message>
    <message>
        <source>Hand over instead</source>
        <translation>Entregar en cambio</translation>
    </message>
    <message>
        <source>Scan, scan, scan, sign. Everything moves, or nothing does.</source>
        <translation>Escanear, escanear, escanear, firmar. Se mueve todo, o nada.</translation>
    </message>
    <message>
        <source>The holder is not here</source>
        <translation>El custodio no está</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>&amp;Asumir</translation>
    </message>
</context>
<context>
    <name>HandsStep</name>
    <message>
        <source>&amp;Handed over by</source>
        <translation>&amp;Entregado por</translation>
    </message>
    <message>
        <source>&amp;Identity document</source>
        <translation>Documento de &amp;identidad</translation>
    </message>
    <message>
        <source>Its &amp;number</source>
        <translation>Su &amp;número</translation>
    </message>
    <message>
        <source>No discrepancies: everything is as it was announced.</source>
        <translation>Sin discrepancias: todo está como se anunció.</translation>
    </message>
    <message>
        <source>Send again  (Ctrl+Enter)</source>
        <translation>Enviar de nuevo  (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>What will be recorded</source>
        <translation>Lo que se registrará</translation>
    </message>
    <message>
        <source>EXAMINATIONS ASKED</source>
        <translation>ANÁLISIS PEDIDOS</translation>
    </message>
    <message>
        <source>DISCREPANCIES</source>
        <translation>DISCREPANCIAS</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Entrega en mano</translation>
    </message>
    <message>
        <source>The signature</source>
        <translation>La firma</translation>
    </message>
    <message>
        <source>Si&amp;gnature of the person who hands it over</source>
        <translation>&amp;Firma de quien entrega</translation>
    </message>
    <message>
        <source>Sign again  (F2)</source>
        <translation>Firmar de nuevo  (F2)</translation>
    </message>
    <message>
        <source>a new case</source>
        <translation>un caso nuevo</translation>
    </message>
    <message>
        <source>{agency}, {reference}, into {case}. Accepted: {accept}. Refused: {refuse}. Not presented: {absent}.</source>
        <translation>{agency}, {reference}, en {case}. Aceptados: {accept}. Rechazados: {refuse}. No presentados: {absent}.</translation>
    </message>
    <message>
        <source>Accept {many}  (Ctrl+Enter)</source>
        <translation>Aceptar {many}  (Ctrl+Intro)</translation>
    </message>
</context>
<context>
    <name>Happened</name>
    <message>
        <source>Excursions</source>
        <translation>Excursiones</translation>
    </message>
    <message>
        <source>This place has had no excursion.</source>
        <translation>Este lugar no ha tenido excursiones.</translation>
    </message>
    <message>
        <source>What was there</source>
        <translation>Lo que había ahí</translation>
    </message>
    <message>
        <source>Ac&amp;knowledge …</source>
        <translation>&amp;Dar por vista …</translation>
    </message>
    <message>
        <source>{place} was out of its range, up to {peak}. In it then: {items}.</source>
        <translation>{place} estuvo fuera de su intervalo, hasta {peak}. Contenía entonces: {items}.</translation>
    </message>
    <message>
        <source>Acknowledge the excursion</source>
        <translation>Dar por vista la excursión</translation>
    </message>
    <message>
        <source>Acknowledge it</source>
        <translation>Darla por vista</translation>
    </message>
    <message>
        <source>What &amp;happened, and what follows for the items</source>
        <translation>&amp;Qué pasó y qué consecuencias tiene para los indicios</translation>
    </message>
    <message>
        <source>Choose an excursion to see what was there.</source>
        <translation>Elija una excursión para ver lo que había ahí.</translation>
    </message>
    <message>
        <source>Nothing was there.</source>
        <translation>No había nada.</translation>
    </message>
    <message>
        <source>What was there from {begin} to {end}: {items}</source>
        <translation>Lo que había desde {begin} hasta {end}: {items}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>{count} of restricted cases; ask a manager</source>
        <translation>{count} de casos restringidos; consulte a un gerente</translation>
    </message>
    <message>
        <source>Acknowledged by {name}, {at}: {reason}</source>
        <translation>Dada por vista por {name}, {at}: {reason}</translation>
    </message>
</context>
<context>
    <name>HeadForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>Name in &amp;Spanish</source>
        <translation>Nombre en e&amp;spañol</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>Códig&amp;o</translation>
    </message>
    <message>
        <source>Another code makes another method.</source>
        <translation>Otro código hace otro método.</translation>
    </message>
    <message>
        <source>&amp;Replicates of each position</source>
        <translation>&amp;Réplicas de cada posición</translation>
    </message>
    <message>
        <source>&amp;Lines at most</source>
        <translation>&amp;Líneas como máximo</translation>
    </message>
    <message>
        <source>0: as many as the replicates.</source>
        <translation>0: tantas como las réplicas.</translation>
    </message>
    <message>
        <source>Re&amp;ference</source>
        <translation>Re&amp;ferencia</translation>
    </message>
    <message>
        <source>&amp;Uses the item up</source>
        <translation>Cons&amp;ume el indicio</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>&amp;Vials are scanned in order</source>
        <translation>Los &amp;viales se escanean en orden</translation>
    </message>
    <message>
        <source>Examinations that may be asked of it</source>
        <translation>Análisis que se le pueden solicitar</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Connected to the laboratory</source>
        <translation>Conectado con el laboratorio</translation>
    </message>
    <message>
        <source>Not connected to the laboratory</source>
        <translation>Sin conexión con el laboratorio</translation>
    </message>
    <message>
        <source>Where is it? Number, name, description …   Ctrl+K</source>
        <translation>¿Dónde está? Número, nombre, descripción …   Ctrl+K</translation>
    </message>
    <message>
        <source>Search the laboratory</source>
        <translation>Buscar en el laboratorio</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Normal controls</source>
        <translation>Controles normales</translation>
    </message>
    <message>
        <source>Large controls for touch</source>
        <translation>Controles grandes para tocar</translation>
    </message>
    <message>
        <source>{count} at the printer</source>
        <translation>{count} en la impresora</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>HoldQuestions</name>
    <message>
        <source>A hold of the laboratory&apos;s own is lifted by somebody other than who set it.</source>
        <translation>Una retención del propio laboratorio la levanta otra persona que quien la puso.</translation>
    </message>
    <message>
        <source>Lift the hold</source>
        <translation>Levantar la retención</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Levantar</translation>
    </message>
    <message>
        <source>&amp;Document that lifts it</source>
        <translation>&amp;Documento que la levanta</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>{authority}: it ends on {moment}. It may be extended; to end it sooner, lift it.</source>
        <translation>{authority}: termina el {moment}. Puede prorrogarse; para terminarla antes, levántela.</translation>
    </message>
    <message>
        <source>Extend the hold</source>
        <translation>Prorrogar la retención</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prorrogar</translation>
    </message>
</context>
<context>
    <name>HoldTable</name>
    <message>
        <source>Holds that stand</source>
        <translation>Retenciones vigentes</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>Nada está retenido.</translation>
    </message>
</context>
<context>
    <name>HoldsPage</name>
    <message>
        <source>All kinds</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Show all holds</source>
        <translation>Mostrar todas</translation>
    </message>
    <message>
        <source>S&amp;tanding</source>
        <translation>&amp;Vigentes</translation>
    </message>
    <message>
        <source>Set by s&amp;canning</source>
        <translation>Poner por es&amp;caneo</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prorrogar</translation>
    </message>
    <message>
        <source>Extend the chosen</source>
        <translation>Prorrogar la elegida</translation>
    </message>
    <message>
        <source>Set the hold</source>
        <translation>Poner la retención</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>Levantar</translation>
    </message>
    <message>
        <source>Lift the chosen</source>
        <translation>Levantar la elegida</translation>
    </message>
    <message>
        <source>This hold has no end.</source>
        <translation>Esta retención no tiene fin.</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>&amp;Identity document</source>
        <translation>&amp;Documento de identidad</translation>
    </message>
    <message>
        <source>Its &amp;number</source>
        <translation>Su &amp;número</translation>
    </message>
    <message>
        <source>Si&amp;gnature</source>
        <translation>Fi&amp;rma</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import temperatures</source>
        <translation>Importar temperaturas</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Filas del archivo</translation>
    </message>
    <message>
        <source>Say above what is still open: it is not guessed.</source>
        <translation>Indique arriba lo que falta: no se adivina.</translation>
    </message>
    <message>
        <source>Leave out the {count} rows that are not understood</source>
        <translation>Dejar fuera las {count} filas que no se entienden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>{file} into {place}. Times are those of this computer&apos;s clock.</source>
        <translation>{file} en {place}. Las horas son las del reloj de este equipo.</translation>
    </message>
    <message>
        <source>&amp;Letters</source>
        <translation>Co&amp;dificación</translation>
    </message>
    <message>
        <source>Columns are &amp;parted by</source>
        <translation>&amp;Separador de columnas</translation>
    </message>
    <message>
        <source>&amp;Decimal sign</source>
        <translation>Signo deci&amp;mal</translation>
    </message>
    <message>
        <source>&amp;Form of the time</source>
        <translation>&amp;Forma de la hora</translation>
    </message>
    <message>
        <source>Column of the &amp;time</source>
        <translation>Columna de la &amp;hora</translation>
    </message>
    <message>
        <source>Column of the &amp;clock, if apart</source>
        <translation>Columna del &amp;reloj, si va aparte</translation>
    </message>
    <message>
        <source>Column of the te&amp;mperature</source>
        <translation>Columna de la &amp;temperatura</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulador</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>coma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>punto y coma</translation>
    </message>
    <message>
        <source>not apart</source>
        <translation>no va aparte</translation>
    </message>
    <message>
        <source>{good} readings; {wrong} rows are not understood, they stand first.</source>
        <translation>{good} lecturas; {wrong} filas no se entienden y van primero.</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Leyendo el archivo …</translation>
    </message>
    <message>
        <source>&amp;Record {count} readings</source>
        <translation>&amp;Registrar {count} lecturas</translation>
    </message>
    <message>
        <source>{new} readings recorded, {known} were known already.</source>
        <translation>{new} lecturas registradas; {known} ya se conocían.</translation>
    </message>
</context>
<context>
    <name>IndependencePage</name>
    <message>
        <source>Marked are two who review each other: {least} reviews or more on either side, and more than half of all reviews of each. Minutes count from the beginning of a review to its end; the middle one of all is shown.</source>
        <translation>Se marcan dos que se revisan uno al otro: {least} revisiones o más de cada lado, y más de la mitad de todas las de cada uno. Los minutos cuentan desde el comienzo de una revisión hasta su fin; se muestra el valor del medio.</translation>
    </message>
    <message>
        <source>No report was reviewed in these days.</source>
        <translation>En esos días no se revisó ningún informe.</translation>
    </message>
    <message>
        <source>Authors and reviewers</source>
        <translation>Autores y revisores</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Revisores</translation>
    </message>
    <message>
        <source>Choose a pair and press Enter: its reviews are listed here.</source>
        <translation>Elija una pareja y pulse Enter: sus revisiones se listan aquí.</translation>
    </message>
    <message>
        <source>Reviews of the pair</source>
        <translation>Revisiones de la pareja</translation>
    </message>
    <message>
        <source>Reviews of a pair</source>
        <translation>Revisiones de una pareja</translation>
    </message>
    <message>
        <source>{count} pairs review each other</source>
        <translation>{count} parejas se revisan una a otra</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>Desde este día</translation>
    </message>
    <message>
        <source>Until the end of this day</source>
        <translation>Hasta el fin de este día</translation>
    </message>
    <message>
        <source>Reviews ended from</source>
        <translation>Revisiones terminadas desde</translation>
    </message>
    <message>
        <source>until</source>
        <translation>hasta</translation>
    </message>
    <message>
        <source>{count} more belong to restricted cases</source>
        <translation>{count} más son de casos restringidos</translation>
    </message>
    <message>
        <source>review each other</source>
        <translation>se revisan uno al otro</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>aprobada</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>devuelta</translation>
    </message>
</context>
<context>
    <name>InspectionBoard</name>
    <message>
        <source>Label unreadable? Type its code or the item&apos;s number, and Enter</source>
        <translation>¿Etiqueta ilegible? Escriba su código o el número del indicio, y Entrar</translation>
    </message>
    <message>
        <source>Code or number</source>
        <translation>Código o número</translation>
    </message>
    <message>
        <source>Nothing scanned yet.</source>
        <translation>Aún no se ha escaneado nada.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>F4: how its seal and condition are found</source>
        <translation>F4: cómo se hallan su sello y su condición</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>No se registró nada</translation>
    </message>
    <message>
        <source>S&amp;eal</source>
        <translation>S&amp;ello</translation>
    </message>
    <message>
        <source>Con&amp;dition</source>
        <translation>Con&amp;dición</translation>
    </message>
    <message>
        <source>No&amp;te</source>
        <translation>No&amp;ta</translation>
    </message>
    <message>
        <source>Scan an item to say how it is found.</source>
        <translation>Escanee un indicio para decir cómo se halla.</translation>
    </message>
    <message>
        <source>As found  (F4)</source>
        <translation>Estado hallado  (F4)</translation>
    </message>
</context>
<context>
    <name>InstrumentSubject</name>
    <message>
        <source>Choose an instrument, or scan its label</source>
        <translation>Elija un instrumento o escanee su etiqueta</translation>
    </message>
    <message>
        <source>&amp;Instrument that was used</source>
        <translation>&amp;Instrumento que se usó</translation>
    </message>
</context>
<context>
    <name>InstrumentsPage</name>
    <message>
        <source>No instrument yet.</source>
        <translation>Aún no hay instrumentos.</translation>
    </message>
    <message>
        <source>Choose an instrument.</source>
        <translation>Elija un instrumento.</translation>
    </message>
    <message>
        <source>No lot is at hand. A reagent is entered once, and then each lot of it.</source>
        <translation>No hay ningún lote. El reactivo se introduce una vez, y después cada uno de sus lotes.</translation>
    </message>
    <message>
        <source>&amp;New instrument …</source>
        <translation>&amp;Nuevo instrumento …</translation>
    </message>
    <message>
        <source>N&amp;ote …</source>
        <translation>An&amp;otar …</translation>
    </message>
    <message>
        <source>Its &amp;kind …</source>
        <translation>Su &amp;clase …</translation>
    </message>
    <message>
        <source>Print its &amp;label</source>
        <translation>Imprimir su &amp;etiqueta</translation>
    </message>
    <message>
        <source>Re&amp;call …</source>
        <translation>&amp;Retiro …</translation>
    </message>
    <message>
        <source>Nonconfor&amp;mity …</source>
        <translation>No confor&amp;midad …</translation>
    </message>
    <message>
        <source>&amp;Quarantine …</source>
        <translation>&amp;Cuarentena …</translation>
    </message>
    <message>
        <source>New &amp;reagent …</source>
        <translation>Nuevo &amp;reactivo …</translation>
    </message>
    <message>
        <source>Re&amp;ceive a lot …</source>
        <translation>Re&amp;cibir un lote …</translation>
    </message>
    <message>
        <source>&amp;Use …</source>
        <translation>&amp;Usar …</translation>
    </message>
    <message>
        <source>Print its la&amp;bel</source>
        <translation>Imprimir su etiq&amp;ueta</translation>
    </message>
    <message>
        <source>Rec&amp;all …</source>
        <translation>Ret&amp;iro …</translation>
    </message>
    <message>
        <source>&amp;Instruments</source>
        <translation>&amp;Instrumentos</translation>
    </message>
    <message>
        <source>Reagents and r&amp;eference materials</source>
        <translation>Reactivos y materiales de r&amp;eferencia</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>pasó</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>&amp;Let go …</source>
        <translation>&amp;Liberar …</translation>
    </message>
    <message>
        <source>No reagent is known yet. Enter it first; its lots come afterwards.</source>
        <translation>Aún no se conoce ningún reactivo. Introdúzcalo primero; sus lotes vienen después.</translation>
    </message>
    <message>
        <source>{name}: what was done with it since it was last found good?</source>
        <translation>{name}: ¿qué se hizo con ello desde su último control correcto?</translation>
    </message>
    <message>
        <source>Recall …</source>
        <translation>Retiro …</translation>
    </message>
    <message>
        <source>Choose a line first.</source>
        <translation>Elija primero una línea.</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Hasta {day}</translation>
    </message>
    <message>
        <source>No label printer is attached to this station.</source>
        <translation>No hay ninguna impresora de etiquetas conectada a esta estación.</translation>
    </message>
    <message>
        <source>The label was sent: scan it.</source>
        <translation>Se envió la etiqueta: escanéela.</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Labels not scanned back: {count}.</source>
        <translation>Etiquetas sin escanear de vuelta: {count}.</translation>
    </message>
    <message>
        <source>{read} of {many} symbols of the form were read: scan the next.</source>
        <translation>Se leyeron {read} de {many} símbolos del formulario: escanee el siguiente.</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Dejar aparte</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Paso atrás</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>Sin aviso</translation>
    </message>
    <message>
        <source>New officer</source>
        <translation>Agente nuevo</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>Firmar de nuevo</translation>
    </message>
    <message>
        <source>Print missing</source>
        <translation>Imprimir lo que falta</translation>
    </message>
    <message>
        <source>Go on with mine</source>
        <translation>Seguir con lo mío</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>Juego</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Another copy</source>
        <translation>Otra copia</translation>
    </message>
    <message>
        <source>Not presented</source>
        <translation>No presentado</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sello</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Same case</source>
        <translation>Mismo caso</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Imprimir recibo</translation>
    </message>
    <message>
        <source>Save receipt</source>
        <translation>Guardar recibo</translation>
    </message>
    <message>
        <source>Next officer</source>
        <translation>Siguiente agente</translation>
    </message>
</context>
<context>
    <name>InterestCard</name>
    <message>
        <source>Lifted</source>
        <translation>Levantado</translation>
    </message>
    <message>
        <source>What stands between</source>
        <translation>Qué se interpone</translation>
    </message>
    <message>
        <source>Choose a declaration to read it</source>
        <translation>Elija una declaración para leerla</translation>
    </message>
    <message>
        <source>{name}, {moment}</source>
        <translation>{name}, {moment}</translation>
    </message>
</context>
<context>
    <name>InterestQuestions</name>
    <message>
        <source>Declare a conflict of interest in {case}</source>
        <translation>Declarar un conflicto de interés en {case}</translation>
    </message>
    <message>
        <source>&amp;What stands between</source>
        <translation>&amp;Qué se interpone</translation>
    </message>
    <message>
        <source>{name} may be given work on it again. The declaration stays on record with your reason.</source>
        <translation>A {name} se le podrá volver a asignar trabajo sobre ello. La declaración queda registrada con su motivo.</translation>
    </message>
    <message>
        <source>Lift the conflict of interest: {about}</source>
        <translation>Levantar el conflicto de interés: {about}</translation>
    </message>
    <message>
        <source>Lift it</source>
        <translation>Levantarlo</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>It is lifted.</source>
        <translation>Está levantado.</translation>
    </message>
    <message>
        <source>Declared. Put your {count} open requests in it aside: whoever leads the section is told.</source>
        <translation>Declarado. Deje a un lado sus {count} solicitudes abiertas en ello: se avisa a quien dirige la sección.</translation>
    </message>
    <message>
        <source>Declared. Put your open request in it aside: whoever leads the section is told.</source>
        <translation>Declarado. Deje a un lado su solicitud abierta en ello: se avisa a quien dirige la sección.</translation>
    </message>
    <message>
        <source>Declared. Nobody gives you work on it until a manager lifts it.</source>
        <translation>Declarado. Nadie le asigna trabajo sobre ello hasta que un gerente lo levante.</translation>
    </message>
</context>
<context>
    <name>InterestsPage</name>
    <message>
        <source>Only what is in &amp;force</source>
        <translation>Solo lo &amp;vigente</translation>
    </message>
    <message>
        <source>Lift …</source>
        <translation>Levantar …</translation>
    </message>
    <message>
        <source>Lift the chosen</source>
        <translation>Levantar el elegido</translation>
    </message>
    <message>
        <source>Declare …</source>
        <translation>Declarar …</translation>
    </message>
    <message>
        <source>Declare</source>
        <translation>Declarar</translation>
    </message>
    <message>
        <source>Everybody&apos;s, for the managers alone. Scan an item to declare one in its case.</source>
        <translation>Los de todos, solo para los gerentes. Escanee un indicio para declarar uno en su caso.</translation>
    </message>
    <message>
        <source>What you declared. Scan an item to declare one in its case.</source>
        <translation>Lo que usted declaró. Escanee un indicio para declarar uno en su caso.</translation>
    </message>
    <message>
        <source>Choose a declaration in force first.</source>
        <translation>Elija primero una declaración vigente.</translation>
    </message>
    <message>
        <source>Your own is lifted by another manager.</source>
        <translation>El suyo lo levanta otro gerente.</translation>
    </message>
    <message>
        <source>Nobody declared a conflict of interest.</source>
        <translation>Nadie declaró un conflicto de interés.</translation>
    </message>
    <message>
        <source>You declared none.</source>
        <translation>Usted no declaró ninguno.</translation>
    </message>
    <message>
        <source>No conflict of interest is in force.</source>
        <translation>No hay ningún conflicto de interés vigente.</translation>
    </message>
</context>
<context>
    <name>InventoriesPage</name>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>No inventory yet. Begin one, or draw places at random.</source>
        <translation>Aún no hay inventarios. Comience uno, o sortee lugares al azar.</translation>
    </message>
    <message>
        <source>Inventories</source>
        <translation>Inventarios</translation>
    </message>
    <message>
        <source>Nothing was drawn yet.</source>
        <translation>Aún no se ha sorteado nada.</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Sorteos</translation>
    </message>
    <message>
        <source>&amp;Draw at random</source>
        <translation>&amp;Sortear al azar</translation>
    </message>
    <message>
        <source>&amp;Begin an inventory</source>
        <translation>&amp;Comenzar un inventario</translation>
    </message>
    <message>
        <source>Begin an inventory</source>
        <translation>Comenzar un inventario</translation>
    </message>
</context>
<context>
    <name>InventoryPage</name>
    <message>
        <source>Scan the label of a place, then everything in it.</source>
        <translation>Escanee la etiqueta de un lugar y luego todo lo que hay en él.</translation>
    </message>
    <message>
        <source>Label unreadable? Type its code or the item&apos;s number, and Enter</source>
        <translation>¿Etiqueta ilegible? Escriba su código o el número del indicio, e Intro</translation>
    </message>
    <message>
        <source>Code or number</source>
        <translation>Código o número</translation>
    </message>
    <message>
        <source>&amp;Abandon</source>
        <translation>&amp;Abandonar</translation>
    </message>
    <message>
        <source>Somebody is not &amp;here</source>
        <translation>&amp;Falta alguien</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Documento</translation>
    </message>
    <message>
        <source>&amp;Count along</source>
        <translation>&amp;Contar también</translation>
    </message>
    <message>
        <source>&amp;Result</source>
        <translation>&amp;Resultado</translation>
    </message>
    <message>
        <source>&amp;Sign and close</source>
        <translation>&amp;Firmar y cerrar</translation>
    </message>
    <message>
        <source>Result, then sign</source>
        <translation>Resultado, después firmar</translation>
    </message>
    <message>
        <source>&amp;Count on</source>
        <translation>Seguir &amp;contando</translation>
    </message>
    <message>
        <source>Scanned ({count})</source>
        <translation>Escaneados ({count})</translation>
    </message>
    <message>
        <source>Left ({count})</source>
        <translation>Faltan ({count})</translation>
    </message>
</context>
<context>
    <name>ItemLabels</name>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>No label was issued.</source>
        <translation>No se emitió ninguna etiqueta.</translation>
    </message>
    <message>
        <source>&amp;Print this label</source>
        <translation>&amp;Imprimir esta etiqueta</translation>
    </message>
    <message>
        <source>Re&amp;place it …</source>
        <translation>Ree&amp;mplazarla …</translation>
    </message>
</context>
<context>
    <name>ItemPage</name>
    <message>
        <source>C&amp;ustody</source>
        <translation>C&amp;ustodia</translation>
    </message>
    <message>
        <source>Nothing was made from it, and nothing is in it.</source>
        <translation>Nada se obtuvo de él, y nada hay dentro.</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Seals</source>
        <translation>Sellos</translation>
    </message>
    <message>
        <source>No seal was recorded.</source>
        <translation>No se registró ningún sello.</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Retenciones</translation>
    </message>
    <message>
        <source>Nothing holds this item.</source>
        <translation>Nada retiene este indicio.</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>Discrepancias</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>Nada difiere.</translation>
    </message>
    <message>
        <source>&amp;Family</source>
        <translation>&amp;Familia</translation>
    </message>
    <message>
        <source>&amp;Seals</source>
        <translation>&amp;Sellos</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Etiquetas</translation>
    </message>
    <message>
        <source>&amp;Photographs</source>
        <translation>F&amp;otografías</translation>
    </message>
    <message>
        <source>&amp;Holds</source>
        <translation>&amp;Retenciones</translation>
    </message>
    <message>
        <source>&amp;Discrepancies</source>
        <translation>&amp;Discrepancias</translation>
    </message>
    <message>
        <source>L&amp;edger</source>
        <translation>&amp;Libro</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>&amp;Use up by analysis …</source>
        <translation>Cons&amp;umir en el análisis …</translation>
    </message>
    <message>
        <source>Set a &amp;hold …</source>
        <translation>Poner una &amp;retención …</translation>
    </message>
    <message>
        <source>Raise a &amp;discrepancy …</source>
        <translation>Declarar una &amp;discrepancia …</translation>
    </message>
    <message>
        <source>Raise a &amp;nonconformity …</source>
        <translation>Levantar una &amp;no conformidad …</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>&amp;Amend …</source>
        <translation>&amp;Enmendar …</translation>
    </message>
    <message>
        <source>&amp;Itemise …</source>
        <translation>&amp;Desglosar …</translation>
    </message>
    <message>
        <source>&amp;Open the seal …</source>
        <translation>&amp;Abrir el sello …</translation>
    </message>
    <message>
        <source>&amp;Seal …</source>
        <translation>&amp;Sellar …</translation>
    </message>
    <message>
        <source>&amp;Put into a container …</source>
        <translation>&amp;Colocar en un contenedor …</translation>
    </message>
    <message>
        <source>Open as a &amp;container</source>
        <translation>Abrir como &amp;contenedor</translation>
    </message>
    <message>
        <source>&amp;Take out of its container</source>
        <translation>Sa&amp;car de su contenedor</translation>
    </message>
    <message>
        <source>&amp;Correct the chosen event …</source>
        <translation>Co&amp;rregir el evento elegido …</translation>
    </message>
    <message>
        <source>It is no container, and lies in none.</source>
        <translation>No es un contenedor ni está en uno.</translation>
    </message>
</context>
<context>
    <name>ItemQuestions</name>
    <message>
        <source>The old words stay in the ledger.</source>
        <translation>Las palabras anteriores quedan en el libro.</translation>
    </message>
    <message>
        <source>Amend {item}</source>
        <translation>Enmendar {item}</translation>
    </message>
    <message>
        <source>Amend</source>
        <translation>Enmendar</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Descripción</translation>
    </message>
    <message>
        <source>&amp;Packaging</source>
        <translation>&amp;Embalaje</translation>
    </message>
    <message>
        <source>&amp;Condition</source>
        <translation>&amp;Condición</translation>
    </message>
    <message>
        <source>&amp;Note on the condition</source>
        <translation>&amp;Nota sobre la condición</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>Moti&amp;vo</translation>
    </message>
    <message>
        <source>Correct event {number} of {item}</source>
        <translation>Corregir el evento {number} de {item}</translation>
    </message>
    <message>
        <source>The event stays as it is; your statement stands beside it.</source>
        <translation>El evento queda como está; su declaración queda a su lado.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>&amp;What is true</source>
        <translation>&amp;Qué es lo correcto</translation>
    </message>
    <message>
        <source>Each part gets a number below {item}, a label, and a custody of its own.</source>
        <translation>Cada parte recibe un número bajo {item}, una etiqueta y su propia custodia.</translation>
    </message>
    <message>
        <source>Itemise</source>
        <translation>Desglosar</translation>
    </message>
    <message>
        <source>Make the parts</source>
        <translation>Hacer las partes</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>&amp;Cantidad</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Unidad</translation>
    </message>
    <message>
        <source>&amp;How many such parts</source>
        <translation>C&amp;uántas partes así</translation>
    </message>
    <message>
        <source>Both must be in your hands. From then on it moves with its container.</source>
        <translation>Ambos deben estar en sus manos. Desde entonces se mueve con su contenedor.</translation>
    </message>
    <message>
        <source>There is no container in your hands.</source>
        <translation>No hay ningún contenedor en sus manos.</translation>
    </message>
    <message>
        <source>Put into a container</source>
        <translation>Colocar en un contenedor</translation>
    </message>
    <message>
        <source>Put it in</source>
        <translation>Colocar</translation>
    </message>
    <message>
        <source>&amp;Container</source>
        <translation>&amp;Contenedor</translation>
    </message>
    <message>
        <source>Open the seal</source>
        <translation>Abrir el sello</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Por qué</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sello</translation>
    </message>
    <message>
        <source>Seal &amp;number</source>
        <translation>&amp;Número del sello</translation>
    </message>
    <message>
        <source>The item, what lies in it and what is made from it may neither leave nor be disposed of until then.</source>
        <translation>Ni el indicio, ni lo que contiene, ni lo que se haga de él pueden salir ni tener disposición final hasta entonces.</translation>
    </message>
    <message>
        <source>Set a hold</source>
        <translation>Poner una retención</translation>
    </message>
    <message>
        <source>Set the hold</source>
        <translation>Poner la retención</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Clase</translation>
    </message>
    <message>
        <source>By whose &amp;authority</source>
        <translation>Por qué &amp;autoridad</translation>
    </message>
    <message>
        <source>Somebody other than you settles it.</source>
        <translation>La resuelve otra persona, no usted.</translation>
    </message>
    <message>
        <source>Raise a discrepancy</source>
        <translation>Declarar una discrepancia</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Declarar</translation>
    </message>
    <message>
        <source>&amp;What is different</source>
        <translation>&amp;Qué es distinto</translation>
    </message>
    <message>
        <source>&amp;Declared or recorded</source>
        <translation>&amp;Declarado o registrado</translation>
    </message>
    <message>
        <source>&amp;Observed</source>
        <translation>&amp;Observado</translation>
    </message>
    <message>
        <source>The old label {code} is struck through. Scanned, it still finds the item, with a notice.</source>
        <translation>La etiqueta anterior {code} queda tachada. Si se escanea, aún encuentra el indicio, con un aviso.</translation>
    </message>
    <message>
        <source>Replace the label</source>
        <translation>Reemplazar la etiqueta</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Controlled: recorded are {quantity} {unit}. What differs is a discrepancy.</source>
        <translation>Controlado: están registrados {quantity} {unit}. Lo que difiera es una discrepancia.</translation>
    </message>
    <message>
        <source>&amp;Counted or weighed ({unit})</source>
        <translation>&amp;Contado o pesado ({unit})</translation>
    </message>
</context>
<context>
    <name>ItemTable</name>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
</context>
<context>
    <name>ItemTree</name>
    <message>
        <source>Items of the case</source>
        <translation>Indicios del caso</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Retenciones</translation>
    </message>
</context>
<context>
    <name>ItemsPage</name>
    <message>
        <source>All types</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Only &amp;controlled</source>
        <translation>Solo &amp;controlados</translation>
    </message>
    <message>
        <source>Show all items</source>
        <translation>Mostrar todos los indicios</translation>
    </message>
    <message>
        <source>Only what is stored and was last touched {when}</source>
        <translation>Solo lo guardado y tocado por última vez {when}</translation>
    </message>
    <message>
        <source>Only what is in somebody&apos;s hands since before {day}</source>
        <translation>Solo lo que está en manos de alguien desde antes del {day}</translation>
    </message>
    <message>
        <source>Only what should be back from court</source>
        <translation>Solo lo que ya debía haber vuelto del tribunal</translation>
    </message>
    <message>
        <source>Only what lies too long in a locker</source>
        <translation>Solo lo que lleva demasiado tiempo en un casillero</translation>
    </message>
    <message>
        <source>Only what should have arrived</source>
        <translation>Solo lo que ya debía haber llegado</translation>
    </message>
    <message>
        <source>Only what is stored</source>
        <translation>Sólo lo guardado</translation>
    </message>
    <message>
        <source>Only what is in somebody&apos;s hands</source>
        <translation>Sólo lo que está en manos de alguien</translation>
    </message>
    <message>
        <source>Only what was taken in {when}</source>
        <translation>Solo lo ingresado {when}</translation>
    </message>
    <message>
        <source>Only what was destroyed or returned for good {when}</source>
        <translation>Solo lo destruido o devuelto definitivamente {when}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>desde el {day}</translation>
    </message>
    <message>
        <source>before {day}</source>
        <translation>antes del {day}</translation>
    </message>
    <message>
        <source>Only what is on the way</source>
        <translation>Sólo lo que está en camino</translation>
    </message>
    <message>
        <source>Only what is outside</source>
        <translation>Sólo lo que está fuera</translation>
    </message>
    <message>
        <source>Only what has ended</source>
        <translation>Sólo lo terminado</translation>
    </message>
</context>
<context>
    <name>KeyQuestion</name>
    <message>
        <source>key file</source>
        <translation>archivo de clave</translation>
    </message>
    <message>
        <source>token</source>
        <translation>dispositivo</translation>
    </message>
    <message>
        <source>This computer remembers where the key is, never its passphrase.</source>
        <translation>Este equipo recuerda dónde está la clave, nunca su contraseña.</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Clave</translation>
    </message>
    <message>
        <source>&amp;Name of the token</source>
        <translation>&amp;Nombre del dispositivo</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>Pass&amp;phrase or PIN of the key</source>
        <translation>Contraseña o &amp;PIN de la clave</translation>
    </message>
    <message>
        <source>&amp;My own password</source>
        <translation>&amp;Mi propia contraseña</translation>
    </message>
    <message>
        <source>Choose a file …  (Ctrl+O)</source>
        <translation>Elegir un archivo …  (Ctrl+O)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Claves</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Archivo de clave</translation>
    </message>
    <message>
        <source>&amp;Library of the token</source>
        <translation>&amp;Biblioteca del dispositivo</translation>
    </message>
</context>
<context>
    <name>KitDialog</name>
    <message>
        <source>Insert a kit</source>
        <translation>Insertar un juego</translation>
    </message>
    <message>
        <source>&amp;Kit</source>
        <translation>&amp;Juego</translation>
    </message>
    <message>
        <source>What is &amp;there</source>
        <translation>Lo que &amp;hay</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insertar</translation>
    </message>
    <message>
        <source>Space ticks what is there. What is not optional and not there goes onto the receipt as not presented.</source>
        <translation>Espacio marca lo que hay. Lo que no es opcional y falta va al recibo como no presentado.</translation>
    </message>
    <message>
        <source>  (optional)</source>
        <translation>  (opcional)</translation>
    </message>
    <message>
        <source>Asked with it, unless you untick it before signing: {examinations}.</source>
        <translation>Se pide con él, salvo que lo desmarque antes de firmar: {examinations}.</translation>
    </message>
</context>
<context>
    <name>LabelRun</name>
    <message>
        <source>copy {number}</source>
        <translation>copia {number}</translation>
    </message>
</context>
<context>
    <name>LaboratoryTalk</name>
    <message>
        <source>Serve the subpoena</source>
        <translation>Notificar la citación</translation>
    </message>
    <message>
        <source>It was served</source>
        <translation>Se notificó</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>&amp;Cómo</translation>
    </message>
    <message>
        <source>By hand, by post, by whom</source>
        <translation>En mano, por correo, por quién</translation>
    </message>
    <message>
        <source>The witness is excused</source>
        <translation>El testigo queda dispensado</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>Dispensado</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Por qué</translation>
    </message>
    <message>
        <source>Testimony</source>
        <translation>Testimonio</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>Anotarlo</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;Cuándo</translation>
    </message>
    <message>
        <source>How many &amp;minutes</source>
        <translation>Cuántos &amp;minutos</translation>
    </message>
    <message>
        <source>What was &amp;asked and said</source>
        <translation>Qué se &amp;preguntó y se dijo</translation>
    </message>
    <message>
        <source>Seen by the laboratory only</source>
        <translation>Lo ve solo el laboratorio</translation>
    </message>
    <message>
        <source>What was &amp;difficult</source>
        <translation>Qué fue &amp;difícil</translation>
    </message>
    <message>
        <source>It touches the case, and is looked into like every other. The customer is answered besides.</source>
        <translation>Afecta al caso y se investiga como cualquier otra. Al cliente se le contesta aparte.</translation>
    </message>
    <message>
        <source>Raise a nonconformity</source>
        <translation>Levantar una no conformidad</translation>
    </message>
    <message>
        <source>Raise it</source>
        <translation>Levantarla</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Clase</translation>
    </message>
    <message>
        <source>&amp;Severity</source>
        <translation>&amp;Gravedad</translation>
    </message>
    <message>
        <source>&amp;What happened</source>
        <translation>&amp;Qué ocurrió</translation>
    </message>
    <message>
        <source>Its words stay on the case and leave in no disclosure bundle, which says that they exist and why.</source>
        <translation>Sus palabras quedan en el caso y no salen en ningún paquete de revelación, que dice que existen y por qué.</translation>
    </message>
    <message>
        <source>Its words go into disclosure bundles from now on.</source>
        <translation>Sus palabras van desde ahora en los paquetes de revelación.</translation>
    </message>
    <message>
        <source>Legally privileged</source>
        <translation>Secreto legal</translation>
    </message>
    <message>
        <source>It is privileged</source>
        <translation>Está amparada</translation>
    </message>
    <message>
        <source>Not privileged any more</source>
        <translation>Ya sin secreto legal</translation>
    </message>
    <message>
        <source>It is not</source>
        <translation>Ya no lo está</translation>
    </message>
    <message>
        <source>A whole number of minutes.</source>
        <translation>Un número entero de minutos.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Leave?</source>
        <translation>¿Salir?</translation>
    </message>
    <message>
        <source>&amp;Leave anyway</source>
        <translation>&amp;Salir de todos modos</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>The ledger has nothing about this yet.</source>
        <translation>El libro aún no dice nada de esto.</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Libro</translation>
    </message>
</context>
<context>
    <name>LeftTable</name>
    <message>
        <source>Nothing is left.</source>
        <translation>No falta nada.</translation>
    </message>
    <message>
        <source>Left to be scanned</source>
        <translation>Por escanear</translation>
    </message>
</context>
<context>
    <name>LegList</name>
    <message>
        <source>Legs</source>
        <translation>Tramos</translation>
    </message>
    <message>
        <source>Also what has &amp;arrived</source>
        <translation>También lo que ya &amp;llegó</translation>
    </message>
    <message>
        <source>&amp;To here</source>
        <translation>&amp;Hacia aquí</translation>
    </message>
    <message>
        <source>&amp;From here</source>
        <translation>&amp;De aquí</translation>
    </message>
    <message>
        <source>&amp;Everywhere</source>
        <translation>&amp;Todos los tramos</translation>
    </message>
    <message>
        <source>Nothing is on its way to your office.</source>
        <translation>No hay nada en camino a su oficina.</translation>
    </message>
    <message>
        <source>Nothing of your office is on its way.</source>
        <translation>No hay nada de su oficina en camino.</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>No hay nada en camino.</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>Refused because</source>
        <translation>Rechazado porque</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Descripción</translation>
    </message>
    <message>
        <source>&amp;Packaging</source>
        <translation>&amp;Embalaje</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>&amp;Seal number</source>
        <translation>&amp;Número de sello</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sello</translation>
    </message>
    <message>
        <source>Seal found</source>
        <translation>Sello hallado</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Iniciales</translation>
    </message>
    <message>
        <source>&amp;Condition</source>
        <translation>&amp;Condición</translation>
    </message>
    <message>
        <source>What is seen of it</source>
        <translation>Lo que se ve de él</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Declarado</translation>
    </message>
    <message>
        <source>&amp;Observed</source>
        <translation>&amp;Observado</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Part of line</source>
        <translation>Parte de la línea</translation>
    </message>
    <message>
        <source>Lies in line</source>
        <translation>Está en la línea</translation>
    </message>
    <message>
        <source>Biological</source>
        <translation>Biológico</translation>
    </message>
    <message>
        <source>Controlled</source>
        <translation>Controlado</translation>
    </message>
</context>
<context>
    <name>LinesStep</name>
    <message>
        <source>F2 adds the first package. F3 inserts a kit.</source>
        <translation>F2 añade el primer paquete. F3 inserta un juego.</translation>
    </message>
    <message>
        <source>Not yet seen</source>
        <translation>Aún no visto</translation>
    </message>
    <message>
        <source>Not presented</source>
        <translation>No presentado</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Sin terminar</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptado</translation>
    </message>
    <message>
        <source>Line {place}</source>
        <translation>Línea {place}</translation>
    </message>
    <message>
        <source>listed</source>
        <translation>en la lista</translation>
    </message>
    <message>
        <source>not on the list</source>
        <translation>no está en la lista</translation>
    </message>
    <message>
        <source>declared {declared}, observed {observed}</source>
        <translation>declarado {declared}, observado {observed}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>PgUp, PgDn: other line  ·  Ctrl+D: copy  ·  F8: another seal  ·  F9: put aside</source>
        <translation>RePág, AvPág: otra línea  ·  Ctrl+D: copia  ·  F8: otro sello  ·  F9: dejar aparte</translation>
    </message>
</context>
<context>
    <name>LinesTable</name>
    <message>
        <source>Items of the list</source>
        <translation>Indicios de la lista</translation>
    </message>
</context>
<context>
    <name>ListsPage</name>
    <message>
        <source>Lists</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Términos</translation>
    </message>
    <message>
        <source>This list has no words yet. Nothing can be chosen from it.</source>
        <translation>Esta lista aún no tiene términos. No se puede elegir nada de ella.</translation>
    </message>
    <message>
        <source>&amp;Rest, or offer again …</source>
        <translation>&amp;Retirar, u ofrecer de nuevo …</translation>
    </message>
    <message>
        <source>&amp;Change …</source>
        <translation>&amp;Cambiar …</translation>
    </message>
    <message>
        <source>&amp;New word …</source>
        <translation>&amp;Nuevo término …</translation>
    </message>
    <message>
        <source>New word</source>
        <translation>Nuevo término</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change {word}</source>
        <translation>Cambiar {word}</translation>
    </message>
    <message>
        <source>Choose a word first.</source>
        <translation>Elija primero un término.</translation>
    </message>
    <message>
        <source>What was recorded with it stays. It is not offered any more, and refused where it is sent.</source>
        <translation>Lo registrado con él se conserva. Ya no se ofrece, y se rechaza donde se envíe.</translation>
    </message>
    <message>
        <source>Rest: {word}</source>
        <translation>Retirar: {word}</translation>
    </message>
    <message>
        <source>Offer again: {word}</source>
        <translation>Ofrecer de nuevo: {word}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Both languages are needed: papers and screens choose. The code stays as it is for ever.</source>
        <translation>Se necesitan ambos idiomas: papeles y pantallas eligen. El código no cambia nunca.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Código</translation>
    </message>
    <message>
        <source>Such as cool-box</source>
        <translation>Por ejemplo cool-box</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>&amp;Inglés</translation>
    </message>
    <message>
        <source>&amp;Spanish</source>
        <translation>&amp;Español</translation>
    </message>
    <message>
        <source>&amp;Place in the list</source>
        <translation>&amp;Lugar en la lista</translation>
    </message>
    <message>
        <source>The lowest is offered first</source>
        <translation>El más bajo se ofrece primero</translation>
    </message>
    <message>
        <source>The place in the list is a whole number; the lowest is offered first.</source>
        <translation>El lugar en la lista es un número entero; el más bajo se ofrece primero.</translation>
    </message>
</context>
<context>
    <name>LockCover</name>
    <message>
        <source>&amp;Password of {name}</source>
        <translation>&amp;Contraseña de {name}</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Desbloquear</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Everything on the screen is as it was left, and drafts are kept.</source>
        <translation>Todo en la pantalla está como se dejó, y los borradores se conservan.</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>Cerrar &amp;sesión</translation>
    </message>
</context>
<context>
    <name>LoggerPanel</name>
    <message>
        <source>Simulator: {name}</source>
        <translation>Simulador: {name}</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>&amp;Degrees Celsius</source>
        <translation>&amp;Grados Celsius</translation>
    </message>
    <message>
        <source>&amp;Make it so warm</source>
        <translation>&amp;Poner esa temperatura</translation>
    </message>
    <message>
        <source>A number, such as -19.5</source>
        <translation>Un número, como -19.5</translation>
    </message>
</context>
<context>
    <name>LooksPage</name>
    <message>
        <source>Each is in the ledger too. Whoever works on a case sees its looks on the case&apos;s page.</source>
        <translation>Cada una está también en el libro. Quien trabaja en un caso ve sus consultas en la página del caso.</translation>
    </message>
</context>
<context>
    <name>LotSubject</name>
    <message>
        <source>Choose a lot, or scan its label</source>
        <translation>Elija un lote o escanee su etiqueta</translation>
    </message>
    <message>
        <source>Reagent l&amp;ot, with all that was prepared from it</source>
        <translation>L&amp;ote de reactivo, con todo lo que se preparó a partir de él</translation>
    </message>
</context>
<context>
    <name>MeasureCard</name>
    <message>
        <source>Nobody worked by this method then.</source>
        <translation>Nadie trabajó entonces con este método.</translation>
    </message>
    <message>
        <source>median {value} %</source>
        <translation>mediana {value} %</translation>
    </message>
    <message>
        <source>Too few to mark: {names}</source>
        <translation>Muy pocos para señalar: {names}</translation>
    </message>
    <message>
        <source>your {count} peers together: {hits} / {tries}</source>
        <translation>sus {count} pares juntos: {hits} / {tries}</translation>
    </message>
</context>
<context>
    <name>MethodEditorPage</name>
    <message>
        <source>&amp;Go there</source>
        <translation>&amp;Ir allí</translation>
    </message>
    <message>
        <source>Give up …</source>
        <translation>Descartar …</translation>
    </message>
    <message>
        <source>Propose …</source>
        <translation>Proponer …</translation>
    </message>
    <message>
        <source>What you changed in {method} is not kept. The register stays as it is.</source>
        <translation>Lo que cambió en {method} no se conserva. El registro queda como está.</translation>
    </message>
    <message>
        <source>Give the edit up</source>
        <translation>Descartar la edición</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Proponer</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Línea nueva</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>A half-made edit of {method}, of {when}, is here.</source>
        <translation>Hay una edición a medias de {method}, del {when}.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuarla</translation>
    </message>
    <message>
        <source>Nothing is being edited. Choose a method in the register, and edit a copy of it.</source>
        <translation>No se está editando nada. Elija un método del registro y edite una copia.</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source>being kept</source>
        <translation>guardando</translation>
    </message>
    <message>
        <source>in force: version {number}</source>
        <translation>vigente: versión {number}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>{count} to mend</source>
        <translation>{count} por corregir</translation>
    </message>
    <message>
        <source>makes sense</source>
        <translation>tiene sentido</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>guardado</translation>
    </message>
    <message>
        <source>not kept yet: the laboratory does not answer</source>
        <translation>aún sin guardar: el laboratorio no responde</translation>
    </message>
</context>
<context>
    <name>MethodsPage</name>
    <message>
        <source>No method is in the register yet.</source>
        <translation>Aún no hay ningún método en el registro.</translation>
    </message>
    <message>
        <source>No method is in the register yet. Propose one that comes with the program; it is in force when quality and one more person have approved it.</source>
        <translation>Aún no hay ningún método en el registro. Proponga uno de los que vienen con el programa; está en vigor cuando calidad y otra persona lo han aprobado.</translation>
    </message>
    <message>
        <source>&amp;Approve …</source>
        <translation>&amp;Aprobar …</translation>
    </message>
    <message>
        <source>Reject …</source>
        <translation>Rechazar …</translation>
    </message>
    <message>
        <source>&amp;Edit a copy</source>
        <translation>&amp;Editar una copia</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>De un archivo …</translation>
    </message>
    <message>
        <source>Propose …</source>
        <translation>Proponer …</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Proponer</translation>
    </message>
    <message>
        <source>Waiting for approval: {count}</source>
        <translation>Esperan aprobación: {count}</translation>
    </message>
    <message>
        <source>Your edit of {method}, of {when}, is half made.</source>
        <translation>Su edición de {method}, del {when}, está a medias.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuarla</translation>
    </message>
    <message>
        <source>Version {number}, proposed by {name} on {day}</source>
        <translation>Versión {number}, propuesta por {name} el {day}</translation>
    </message>
    <message>
        <source>approved for quality by {name}</source>
        <translation>aprobada por calidad: {name}</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>aprobada por {name}</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>Scan the label of the place that moves.</source>
        <translation>Escanee la etiqueta del lugar que se traslada.</translation>
    </message>
    <message>
        <source>{code} is not the label of an open place. Scan again.</source>
        <translation>{code} no es la etiqueta de un lugar abierto. Escanee otra vez.</translation>
    </message>
    <message>
        <source>{place} moves. Now scan the place it goes into.</source>
        <translation>{place} se traslada. Ahora escanee el lugar adonde va.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Move a place</source>
        <translation>Trasladar un lugar</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>Trasladarlo</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>Moti&amp;vo</translation>
    </message>
    <message>
        <source>the top of the tree</source>
        <translation>la raíz del árbol</translation>
    </message>
    <message>
        <source>{place} goes into {parent}.</source>
        <translation>{place} pasa a {parent}.</translation>
    </message>
    <message>
        <source>Places that go along: {count}.</source>
        <translation>Lugares que van con él: {count}.</translation>
    </message>
    <message>
        <source>Inside it: {items}; their custody does not change.</source>
        <translation>Adentro: {items}; su custodia no cambia.</translation>
    </message>
    <message>
        <source>{place} holds items of a controlled place: a witness who is someone else sees it move.</source>
        <translation>{place} contiene indicios de un lugar controlado: un testigo, que es otra persona, presencia el traslado.</translation>
    </message>
    <message>
        <source>Now {path}</source>
        <translation>Ahora {path}</translation>
    </message>
</context>
<context>
    <name>NewOfficer</name>
    <message>
        <source>Name of the new officer</source>
        <translation>Nombre del agente nuevo</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rango</translation>
    </message>
    <message>
        <source>Badge or identity number</source>
        <translation>Número de placa o de identidad</translation>
    </message>
    <message>
        <source>Enter adds this officer to the agency, Escape closes.</source>
        <translation>Intro añade este agente a la institución, Escape cierra.</translation>
    </message>
</context>
<context>
    <name>NonconformitiesPage</name>
    <message>
        <source>Open</source>
        <translation>Abiertas</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mías</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencidas</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerradas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Cuáles</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>No nonconformities here. Whoever sees that something is not as it must be raises one.</source>
        <translation>No hay no conformidades aquí. Quien vea que algo no es como debe levanta una.</translation>
    </message>
    <message>
        <source>Raise one …</source>
        <translation>Levantar una …</translation>
    </message>
    <message>
        <source>Raise one</source>
        <translation>Levantar una</translation>
    </message>
    <message>
        <source>What did not conform stays on record, with every case it touches. It is no accusation.</source>
        <translation>Lo que no fue conforme queda registrado, con cada caso que alcanza. No es una acusación.</translation>
    </message>
    <message>
        <source>Raise a nonconformity</source>
        <translation>Levantar una no conformidad</translation>
    </message>
    <message>
        <source>Raise it</source>
        <translation>Levantarla</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;Severity</source>
        <translation>&amp;Gravedad</translation>
    </message>
    <message>
        <source>&amp;What happened</source>
        <translation>&amp;Qué ocurrió</translation>
    </message>
    <message>
        <source>&amp;Found on</source>
        <translation>&amp;Detectada el</translation>
    </message>
    <message>
        <source>S&amp;o since, at the earliest</source>
        <translation>A&amp;sí desde, a más temprano</translation>
    </message>
    <message>
        <source>From here on results may be touched</source>
        <translation>Desde aquí pueden estar alcanzados los resultados</translation>
    </message>
    <message>
        <source>{number} is raised. Quality gives it an owner.</source>
        <translation>{number} está levantada. Calidad le da un responsable.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
</context>
<context>
    <name>NonconformityPage</name>
    <message>
        <source>&amp;Actions</source>
        <translation>&amp;Acciones</translation>
    </message>
    <message>
        <source>No action is planned yet.</source>
        <translation>Aún no hay acciones planificadas.</translation>
    </message>
    <message>
        <source>&amp;Found out</source>
        <translation>A&amp;veriguado</translation>
    </message>
    <message>
        <source>Nothing is written down yet.</source>
        <translation>Aún no hay nada escrito.</translation>
    </message>
    <message>
        <source>&amp;Cases touched</source>
        <translation>&amp;Casos alcanzados</translation>
    </message>
    <message>
        <source>No case is known to be touched.</source>
        <translation>No consta ningún caso alcanzado.</translation>
    </message>
    <message>
        <source>&amp;Impact</source>
        <translation>A&amp;lcance</translation>
    </message>
    <message>
        <source>No recall says yet what it affects.</source>
        <translation>Ningún retiro dice aún a qué afecta.</translation>
    </message>
    <message>
        <source>Print the record</source>
        <translation>Imprimir el registro</translation>
    </message>
    <message>
        <source>{count} restricted cases are touched too.</source>
        <translation>También alcanza {count} casos restringidos.</translation>
    </message>
    <message>
        <source>nobody owns it</source>
        <translation>sin responsable</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>hasta {day}</translation>
    </message>
    <message>
        <source>About {name}</source>
        <translation>Trata de {name}</translation>
    </message>
    <message>
        <source>found {moment}</source>
        <translation>detectada {moment}</translation>
    </message>
    <message>
        <source>may have been so since {moment}</source>
        <translation>puede ser así desde {moment}</translation>
    </message>
    <message>
        <source>raised by {name}, {moment}</source>
        <translation>levantada por {name}, {moment}</translation>
    </message>
    <message>
        <source>Every action is verified: quality can close it.</source>
        <translation>Todas las acciones están verificadas: calidad puede cerrarla.</translation>
    </message>
    <message>
        <source>&amp;Write down …</source>
        <translation>&amp;Escribir …</translation>
    </message>
    <message>
        <source>P&amp;lan an action …</source>
        <translation>P&amp;lanificar una acción …</translation>
    </message>
    <message>
        <source>&amp;Close …</source>
        <translation>&amp;Cerrar …</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Más</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>&amp;Give it to somebody …</source>
        <translation>&amp;Dar a un responsable …</translation>
    </message>
    <message>
        <source>I&amp;mpact by a recall …</source>
        <translation>A&amp;lcance por un retiro …</translation>
    </message>
    <message>
        <source>Ask a new &amp;recall</source>
        <translation>Consultar un nuevo &amp;retiro</translation>
    </message>
    <message>
        <source>&amp;Name a case …</source>
        <translation>&amp;Nombrar un caso …</translation>
    </message>
    <message>
        <source>A&amp;ssess the chosen cases …</source>
        <translation>&amp;Evaluar los casos elegidos …</translation>
    </message>
    <message>
        <source>Open what it is a&amp;bout</source>
        <translation>A&amp;brir aquello de lo que trata</translation>
    </message>
    <message>
        <source>&amp;Print the record</source>
        <translation>&amp;Imprimir el registro</translation>
    </message>
    <message>
        <source>Choose the cases to assess first.</source>
        <translation>Elija primero los casos que evaluar.</translation>
    </message>
    <message>
        <source>The next step of this action is {name}&apos;s.</source>
        <translation>El siguiente paso de esta acción es de {name}.</translation>
    </message>
</context>
<context>
    <name>NonconformityQuestions</name>
    <message>
        <source>Give it to somebody</source>
        <translation>Dar a un responsable</translation>
    </message>
    <message>
        <source>Who looks into it, and until when?</source>
        <translation>¿Quién la investiga y hasta cuándo?</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Dar</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Quién</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Hasta</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>For another person or a later day</source>
        <translation>Para otra persona o un día posterior</translation>
    </message>
    <message>
        <source>What is written stays. A later word stands beside the earlier one.</source>
        <translation>Lo escrito queda. Lo posterior se añade al lado de lo anterior.</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Qué</translation>
    </message>
    <message>
        <source>In &amp;words</source>
        <translation>En &amp;palabras</translation>
    </message>
    <message>
        <source>Ask on the page Recall what was affected and open the recall there; its answer, with items, cases and results, is then kept with this nonconformity, and every case of it lists it.</source>
        <translation>Consulte en la página Retiro qué se vio afectado y abra allí el retiro; su respuesta, con indicios, casos y resultados, queda con esta no conformidad, y cada caso la lista.</translation>
    </message>
    <message>
        <source>Impact by a recall</source>
        <translation>Alcance por un retiro</translation>
    </message>
    <message>
        <source>Keep its answer</source>
        <translation>Guardar su respuesta</translation>
    </message>
    <message>
        <source>&amp;Recall</source>
        <translation>&amp;Retiro</translation>
    </message>
    <message>
        <source>The case lists this nonconformity from now on, and for ever.</source>
        <translation>El caso lista esta no conformidad desde ahora y para siempre.</translation>
    </message>
    <message>
        <source>Name a case</source>
        <translation>Nombrar un caso</translation>
    </message>
    <message>
        <source>Name it</source>
        <translation>Nombrarlo</translation>
    </message>
    <message>
        <source>&amp;Case number</source>
        <translation>&amp;Número de caso</translation>
    </message>
    <message>
        <source>&amp;Because</source>
        <translation>&amp;Porque</translation>
    </message>
    <message>
        <source>It stays on the case&apos;s list either way, with your reason.</source>
        <translation>En todo caso queda en la lista del caso, con su motivo.</translation>
    </message>
    <message>
        <source>Assess {cases}</source>
        <translation>Evaluar {cases}</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>The case &amp;is</source>
        <translation>El caso &amp;está</translation>
    </message>
    <message>
        <source>Corrective takes the cause away; preventive keeps the like from happening elsewhere.</source>
        <translation>La correctiva elimina la causa; la preventiva evita que algo así ocurra en otra parte.</translation>
    </message>
    <message>
        <source>Plan an action</source>
        <translation>Planificar una acción</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>Planificarla</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;Who does it</source>
        <translation>&amp;Quién la realiza</translation>
    </message>
    <message>
        <source>W&amp;hat is to be done</source>
        <translation>Qu&amp;é debe hacerse</translation>
    </message>
    <message>
        <source>The action was done</source>
        <translation>La acción se realizó</translation>
    </message>
    <message>
        <source>It was done</source>
        <translation>Se realizó</translation>
    </message>
    <message>
        <source>&amp;What was done</source>
        <translation>&amp;Qué se hizo</translation>
    </message>
    <message>
        <source>The action</source>
        <translation>La acción</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>was done, in its owner&apos;s stead</source>
        <translation>se realizó, en lugar de su responsable</translation>
    </message>
    <message>
        <source>is withdrawn: it is not done</source>
        <translation>se retira: no se realiza</translation>
    </message>
    <message>
        <source>&amp;It</source>
        <translation>&amp;La acción</translation>
    </message>
    <message>
        <source>&amp;What was done, or why not</source>
        <translation>&amp;Qué se hizo, o por qué no</translation>
    </message>
    <message>
        <source>Verify the action</source>
        <translation>Verificar la acción</translation>
    </message>
    <message>
        <source>&amp;It was</source>
        <translation>&amp;Fue</translation>
    </message>
    <message>
        <source>&amp;What shows it</source>
        <translation>&amp;Qué lo demuestra</translation>
    </message>
    <message>
        <source>It cannot be opened again: what comes later is a nonconformity of its own.</source>
        <translation>No puede reabrirse: lo que venga después es otra no conformidad.</translation>
    </message>
    <message>
        <source>Close {number}</source>
        <translation>Cerrar {number}</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Cerrarla</translation>
    </message>
    <message>
        <source>&amp;Conclusion</source>
        <translation>&amp;Conclusión</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>&amp;Accept …</source>
        <translation>&amp;Aceptar …</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Declinar</translation>
    </message>
    <message>
        <source>{count} offers wait for you</source>
        <translation>{count} ofertas le esperan</translation>
    </message>
    <message>
        <source>Your open offers</source>
        <translation>Sus ofertas abiertas</translation>
    </message>
    <message>
        <source>1 offer waits for you</source>
        <translation>1 oferta le espera</translation>
    </message>
    <message>
        <source>{name}, confirm with your own password that you receive {items} from {giver}: {numbers}</source>
        <translation>{name}, confirme con su propia contraseña que recibe {items} de {giver}: {numbers}</translation>
    </message>
    <message>
        <source>In your hands: {items}.</source>
        <translation>En sus manos: {items}.</translation>
    </message>
    <message>
        <source>The offer to {name} is withdrawn.</source>
        <translation>La oferta a {name} se retiró.</translation>
    </message>
    <message>
        <source>The offer of {name} is declined.</source>
        <translation>La oferta de {name} se declinó.</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Retirar</translation>
    </message>
</context>
<context>
    <name>OffersTable</name>
    <message>
        <source>Open offers</source>
        <translation>Ofertas abiertas</translation>
    </message>
</context>
<context>
    <name>OfflineForm</name>
    <message>
        <source>A form without connection · LIMS Desktop</source>
        <translation>Un formulario sin conexión · LIMS Desktop</translation>
    </message>
    <message>
        <source>Make the form  (Ctrl+Enter)</source>
        <translation>Hacer el formulario  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Back to the sign-in</source>
        <translation>Volver al inicio de sesión</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Guardado: {path}</translation>
    </message>
    <message>
        <source>The form is made. Print it, and bring it with the packages.</source>
        <translation>El formulario está hecho. Imprímalo y tráigalo con los paquetes.</translation>
    </message>
    <message>
        <source>{name} · {laboratory} · words of the laboratory as of {day}</source>
        <translation>{name} · {laboratory} · palabras del laboratorio al {day}</translation>
    </message>
    <message>
        <source>A submission without connection</source>
        <translation>Una entrega sin conexión</translation>
    </message>
</context>
<context>
    <name>Opened</name>
    <message>
        <source>Container</source>
        <translation>Contenedor</translation>
    </message>
    <message>
        <source>Scan its label, or make a carrier.</source>
        <translation>Escanee su etiqueta, o haga un portador.</translation>
    </message>
    <message>
        <source>What lies in it</source>
        <translation>Lo que contiene</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Está vacío.</translation>
    </message>
    <message>
        <source>{count} inside</source>
        <translation>{count} dentro</translation>
    </message>
    <message>
        <source>{count} of {positions} positions</source>
        <translation>{count} de {positions} posiciones</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sellado</translation>
    </message>
    <message>
        <source>Not sealed</source>
        <translation>Sin sello</translation>
    </message>
</context>
<context>
    <name>OpinionCard</name>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Pregunta</translation>
    </message>
    <message>
        <source>&amp;First proposition</source>
        <translation>Primera proposi&amp;ción</translation>
    </message>
    <message>
        <source>S&amp;econd proposition</source>
        <translation>S&amp;egunda proposición</translation>
    </message>
    <message>
        <source>How many times as likely the findings are if the first is true. May be left empty.</source>
        <translation>Cuántas veces más probables son los hallazgos si la primera es cierta. Puede quedar vacío.</translation>
    </message>
    <message>
        <source>&amp;Likelihood ratio</source>
        <translation>Razón de verosimi&amp;litud</translation>
    </message>
    <message>
        <source>Re&amp;asons</source>
        <translation>R&amp;azones</translation>
    </message>
    <message>
        <source>Remove this opinion</source>
        <translation>Quitar esta opinión</translation>
    </message>
    <message>
        <source>{phrase}, for the second proposition</source>
        <translation>{phrase}, a favor de la segunda proposición</translation>
    </message>
    <message>
        <source>Opinion {number}</source>
        <translation>Opinión {number}</translation>
    </message>
</context>
<context>
    <name>Opinions</name>
    <message>
        <source>Add an op&amp;inion</source>
        <translation>Añadir una &amp;opinión</translation>
    </message>
</context>
<context>
    <name>Out</name>
    <message>
        <source>Scan exhibits of one case. A colleague&apos;s badge makes them the witness who carries.</source>
        <translation>Escanee indicios de un caso. La credencial de un colega lo hace el testigo que los lleva.</translation>
    </message>
    <message>
        <source>&amp;Give out to court</source>
        <translation>&amp;Entregar para el tribunal</translation>
    </message>
    <message>
        <source>Type its name</source>
        <translation>Escriba su nombre</translation>
    </message>
    <message>
        <source>&amp;Court</source>
        <translation>&amp;Tribunal</translation>
    </message>
    <message>
        <source>Witness who carries</source>
        <translation>Testigo que los lleva</translation>
    </message>
    <message>
        <source>Na&amp;me of the officer</source>
        <translation>No&amp;mbre del agente</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Audiencia</translation>
    </message>
    <message>
        <source>&amp;Hearing</source>
        <translation>&amp;Audiencia</translation>
    </message>
    <message>
        <source>D&amp;ue back</source>
        <translation>Re&amp;greso previsto</translation>
    </message>
    <message>
        <source>No&amp;te, such as the room</source>
        <translation>No&amp;ta, por ejemplo la sala</translation>
    </message>
    <message>
        <source>carries the exhibits.</source>
        <translation>lleva los indicios.</translation>
    </message>
    <message>
        <source>To {court}: {items}.</source>
        <translation>A {court}: {items}.</translation>
    </message>
</context>
<context>
    <name>OutcomeButtons</name>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Refuse …</source>
        <translation>Rechazar …</translation>
    </message>
    <message>
        <source>Not presented</source>
        <translation>No presentado</translation>
    </message>
</context>
<context>
    <name>OwnPassword</name>
    <message>
        <source>At least {count} characters; a sentence is easy to remember</source>
        <translation>Al menos {count} caracteres; una frase se recuerda bien</translation>
    </message>
    <message>
        <source>&amp;Your own password</source>
        <translation>&amp;Su propia contraseña</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>La misma otra &amp;vez</translation>
    </message>
    <message>
        <source>&amp;Keep it and go on</source>
        <translation>&amp;Guardarla y continuar</translation>
    </message>
    <message>
        <source>&amp;Back to the sign-in</source>
        <translation>V&amp;olver al inicio de sesión</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto hace falta.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no son iguales.</translation>
    </message>
    <message>
        <source>Welcome, {name}. Your password was given to you by somebody else. Choose one of your own now: from then on only you know it, and what is recorded under your name is yours.</source>
        <translation>Bienvenido/a, {name}. Su contraseña se la dio otra persona. Elija ahora una propia: desde entonces solo usted la conoce, y lo que se registra a su nombre es suyo.</translation>
    </message>
    <message>
        <source>Your own password</source>
        <translation>Su propia contraseña</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>This was changed by another station.</source>
        <translation>Otra estación cambió esto.</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>Cargarlo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
</context>
<context>
    <name>PaperCheck</name>
    <message>
        <source>Check a &amp;paper …</source>
        <translation>Comprobar un &amp;documento …</translation>
    </message>
    <message>
        <source>Check a paper</source>
        <translation>Comprobar un documento</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Checking the paper …</source>
        <translation>Comprobando el documento …</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Nothing is known of the paper: check it again.</source>
        <translation>No se sabe nada del documento: compruébelo de nuevo.</translation>
    </message>
    <message>
        <source>The paper was NOT confirmed</source>
        <translation>El documento NO se confirmó</translation>
    </message>
    <message>
        <source>The paper is genuine</source>
        <translation>El documento es auténtico</translation>
    </message>
    <message>
        <source>document</source>
        <translation>documento</translation>
    </message>
    <message>
        <source>entry of the ledger</source>
        <translation>asiento del libro</translation>
    </message>
    <message>
        <source>hash of the entry, its beginning</source>
        <translation>huella del asiento, su comienzo</translation>
    </message>
    <message>
        <source>SHA-256, its beginning</source>
        <translation>SHA-256, su comienzo</translation>
    </message>
    <message>
        <source>receipt for exhibits</source>
        <translation>recibo de indicios</translation>
    </message>
    <message>
        <source>custody report</source>
        <translation>informe de custodia</translation>
    </message>
    <message>
        <source>recall list</source>
        <translation>lista de retiro</translation>
    </message>
    <message>
        <source>recall notice</source>
        <translation>aviso de retiro</translation>
    </message>
</context>
<context>
    <name>PaperPane</name>
    <message>
        <source>Saved as {path}</source>
        <translation>Guardado como {path}</translation>
    </message>
    <message>
        <source>Back  (Esc)</source>
        <translation>Volver  (Esc)</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Print  (Ctrl+P)</source>
        <translation>Imprimir  (Ctrl+P)</translation>
    </message>
    <message>
        <source>Save as …  (Ctrl+S)</source>
        <translation>Guardar como …  (Ctrl+S)</translation>
    </message>
    <message>
        <source>The printer takes nothing. Choose another one, or save a copy.</source>
        <translation>La impresora no acepta nada. Elija otra o guarde una copia.</translation>
    </message>
</context>
<context>
    <name>ParcelsTable</name>
    <message>
        <source>Schedule</source>
        <translation>Citación</translation>
    </message>
</context>
<context>
    <name>PasswordEdit</name>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Ocultar la contraseña</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Name, login, duty, office …</source>
        <translation>Nombre, usuario, función, oficina …</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>Reducir la lista</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Nobody fits these words.</source>
        <translation>Estas palabras no corresponden a nadie.</translation>
    </message>
    <message>
        <source>C&amp;hange …</source>
        <translation>C&amp;ambiar …</translation>
    </message>
    <message>
        <source>New pass&amp;word …</source>
        <translation>Contraseña nue&amp;va …</translation>
    </message>
    <message>
        <source>&amp;Enable …</source>
        <translation>&amp;Habilitar …</translation>
    </message>
    <message>
        <source>Disable …</source>
        <translation>Deshabilitar …</translation>
    </message>
    <message>
        <source>&amp;Grant a duty …</source>
        <translation>Asi&amp;gnar una función …</translation>
    </message>
    <message>
        <source>Print a &amp;badge</source>
        <translation>Imprimir un car&amp;né</translation>
    </message>
    <message>
        <source>New person …</source>
        <translation>Persona nueva …</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Persona nueva</translation>
    </message>
    <message>
        <source>Change my password …</source>
        <translation>Cambiar mi contraseña …</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} personas</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Una persona</translation>
    </message>
    <message>
        <source>The badge of {name} was sent: scan it.</source>
        <translation>El carné de {name} se envió: escanéelo.</translation>
    </message>
    <message>
        <source>The badge of {name} is proved.</source>
        <translation>El carné de {name} está comprobado.</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Nobody is chosen</source>
        <translation>No se eligió a nadie</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>Funciones</translation>
    </message>
    <message>
        <source>no badge</source>
        <translation>sin carné</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Carné</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Cargo</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Oficina</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Iniciales</translation>
    </message>
    <message>
        <source>Take …</source>
        <translation>Quitar …</translation>
    </message>
    <message>
        <source>Take the duty {duty}</source>
        <translation>Quitar la función {duty}</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Nothing is in these hands.</source>
        <translation>No hay nada en estas manos.</translation>
    </message>
    <message>
        <source>holds {items}</source>
        <translation>tiene {items}</translation>
    </message>
</context>
<context>
    <name>PersonSubject</name>
    <message>
        <source>Choose a person</source>
        <translation>Elija una persona</translation>
    </message>
    <message>
        <source>&amp;Person in whose hands it was</source>
        <translation>&amp;Persona en cuyas manos estuvo</translation>
    </message>
</context>
<context>
    <name>PersonsEditor</name>
    <message>
        <source>Person: name</source>
        <translation>Persona: nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>Quitar a {name}</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Photographs</source>
        <translation>Fotografías</translation>
    </message>
    <message>
        <source>No photographs yet; drop files here.</source>
        <translation>Aún no hay fotografías; suelte archivos aquí.</translation>
    </message>
    <message>
        <source>Add &amp;photographs …</source>
        <translation>Añadir &amp;fotografías …</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>This file cannot be shown as a picture.</source>
        <translation>Este archivo no se puede mostrar como imagen.</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>No place is chosen</source>
        <translation>No se eligió ningún lugar</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Lleno</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>{hours} hours</source>
        <translation>{hours} horas</translation>
    </message>
    <message>
        <source>Takes only</source>
        <translation>Solo admite</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Everybody who holds items may use it.</source>
        <translation>Puede usarlo quienquiera que tenga indicios.</translation>
    </message>
    <message>
        <source>Take out …</source>
        <translation>Quitar acceso …</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>Quitar el acceso de {name}</translation>
    </message>
    <message>
        <source>Who may use it</source>
        <translation>Quién puede usarlo</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
</context>
<context>
    <name>PlaceCurve</name>
    <message>
        <source>Temperatures</source>
        <translation>Temperaturas</translation>
    </message>
    <message>
        <source>No place is chosen</source>
        <translation>No se eligió ningún lugar</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>No readings in this time.</source>
        <translation>No hay lecturas en este tiempo.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
</context>
<context>
    <name>PlaceLabels</name>
    <message>
        <source>Print {count} &amp;labels</source>
        <translation>Imprimir {count} &amp;etiquetas</translation>
    </message>
    <message>
        <source>Print its &amp;label</source>
        <translation>Imprimir su &amp;etiqueta</translation>
    </message>
    <message>
        <source>{sent} of {all} sent, {verified} scanned back.</source>
        <translation>{sent} de {all} enviadas, {verified} escaneadas de vuelta.</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>Nothing is here.</source>
        <translation>Aquí no hay nada.</translation>
    </message>
    <message>
        <source>Longer here than the limit allows: {items}.</source>
        <translation>Llevan aquí más de lo que permite el límite: {items}.</translation>
    </message>
    <message>
        <source>{number} since {at}, put here by {name}</source>
        <translation>{number} desde {at}, guardado por {name}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
    <message>
        <source>{count} of {capacity}</source>
        <translation>{count} de {capacity}</translation>
    </message>
    <message>
        <source>at most {hours} h</source>
        <translation>como máximo {hours} h</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>Takes only: {types}</source>
        <translation>Solo admite: {types}</translation>
    </message>
    <message>
        <source>Only for: {names}</source>
        <translation>Solo para: {names}</translation>
    </message>
    <message>
        <source>Everybody who holds items may use it</source>
        <translation>Puede usarlo quienquiera que tenga indicios</translation>
    </message>
</context>
<context>
    <name>PlaceSubject</name>
    <message>
        <source>Choose a place</source>
        <translation>Elija un lugar</translation>
    </message>
    <message>
        <source>&amp;Place and everything below it</source>
        <translation>&amp;Lugar y todo lo que está debajo</translation>
    </message>
</context>
<context>
    <name>PlaceTree</name>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message>
        <source>{count} places</source>
        <translation>{count} lugares</translation>
    </message>
    <message>
        <source>No place yet. A site comes first; rooms, shelves, vaults and refrigerators are added inside.</source>
        <translation>Aún no hay lugares. Primero va una sede; dentro se añaden salas, estantes, bóvedas y refrigeradores.</translation>
    </message>
    <message>
        <source>No place yet. A laboratory manager or a quality manager enters them.</source>
        <translation>Aún no hay lugares. Los introduce un responsable del laboratorio o de calidad.</translation>
    </message>
    <message>
        <source>Choose everything &amp;inside</source>
        <translation>Elegir todo lo de &amp;dentro</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Close it …</source>
        <translation>Cerrarlo …</translation>
    </message>
    <message>
        <source>&amp;Add inside …</source>
        <translation>Añadir &amp;dentro …</translation>
    </message>
    <message>
        <source>C&amp;hange …</source>
        <translation>C&amp;ambiar …</translation>
    </message>
    <message>
        <source>Ad&amp;mit somebody …</source>
        <translation>&amp;Dar acceso a alguien …</translation>
    </message>
    <message>
        <source>Open again …</source>
        <translation>Abrir de nuevo …</translation>
    </message>
    <message>
        <source>Move by scanning</source>
        <translation>Trasladar escaneando</translation>
    </message>
    <message>
        <source>New site …</source>
        <translation>Sede nueva …</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Add inside</source>
        <translation>Añadir dentro</translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>Imprimir etiquetas</translation>
    </message>
</context>
<context>
    <name>PlacesTable</name>
    <message>
        <source>Places of this inventory</source>
        <translation>Lugares de este inventario</translation>
    </message>
</context>
<context>
    <name>PlanningPage</name>
    <message>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <source>Drag a request to an analyst, or press Enter on it.</source>
        <translation>Arrastre una solicitud a un analista, o pulse Intro sobre ella.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>accepted, nobody&apos;s yet</source>
        <translation>aceptadas, aún de nadie</translation>
    </message>
    <message>
        <source>no authorisation in force</source>
        <translation>sin autorización vigente</translation>
    </message>
    <message>
        <source>It is on hold: let it go on first.</source>
        <translation>Está en espera: primero deje que siga.</translation>
    </message>
</context>
<context>
    <name>PoliciesPage</name>
    <message>
        <source>&amp;Change …</source>
        <translation>&amp;Cambiar …</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>&amp;From now on</source>
        <translation>&amp;Desde ahora</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Give another value first: a number above zero, a text, or one that is listed.</source>
        <translation>Indique primero otro valor: un número mayor que cero, un texto o uno de la lista.</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Qué fue de ella</translation>
    </message>
</context>
<context>
    <name>PrelogPage</name>
    <message>
        <source>New announcement …</source>
        <translation>Anuncio nuevo …</translation>
    </message>
    <message>
        <source>New announcement</source>
        <translation>Anuncio nuevo</translation>
    </message>
    <message>
        <source>Announce it</source>
        <translation>Anunciarla</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Guardar como …</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Guardado: {path}</translation>
    </message>
    <message>
        <source>The counter opens it with one scan of its code.</source>
        <translation>El mostrador la abre con un escaneo de su código.</translation>
    </message>
    <message>
        <source>An announcement is being written and would be lost.</source>
        <translation>Se está escribiendo un anuncio y se perdería.</translation>
    </message>
    <message>
        <source>Announced submissions</source>
        <translation>Entregas anunciadas</translation>
    </message>
    <message>
        <source>Nothing was announced yet. Press Ctrl+N to announce a submission.</source>
        <translation>Aún no se anunció nada. Pulse Ctrl+N para anunciar una entrega.</translation>
    </message>
    <message>
        <source>Announced as {code}. Print the page and bring it with the packages.</source>
        <translation>Anunciada como {code}. Imprima la página y tráigala con los paquetes.</translation>
    </message>
</context>
<context>
    <name>PrinterPanel</name>
    <message>
        <source>Simulator: {name}</source>
        <translation>Simulador: {name}</translation>
    </message>
    <message>
        <source>Scan its Code &amp;128</source>
        <translation>Escanear su Code &amp;128</translation>
    </message>
    <message>
        <source>Scan its Data &amp;Matrix</source>
        <translation>Escanear su Data &amp;Matrix</translation>
    </message>
    <message>
        <source>The scanner is unplugged: mend it first.</source>
        <translation>El escáner está desconectado: repárelo primero.</translation>
    </message>
    <message>
        <source>Labels that came out of the printer</source>
        <translation>Etiquetas que salieron de la impresora</translation>
    </message>
    <message>
        <source>No label came out yet. Print one, and it appears here as a picture.</source>
        <translation>Aún no salió ninguna etiqueta. Imprima una y aparecerá aquí como imagen.</translation>
    </message>
</context>
<context>
    <name>ProficiencyPage</name>
    <message>
        <source>Name, method, provider or number</source>
        <translation>Nombre, método, proveedor o número</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>Acotar la lista</translation>
    </message>
    <message>
        <source>No test was given yet.</source>
        <translation>Aún no se dio ningún ensayo.</translation>
    </message>
    <message>
        <source>Give a test …</source>
        <translation>Dar un ensayo …</translation>
    </message>
    <message>
        <source>Give a test</source>
        <translation>Dar un ensayo</translation>
    </message>
    <message>
        <source>Until its last day the person submits what they found. A failed or overdue test suspends.</source>
        <translation>Hasta el último día la persona entrega lo que halló. Un ensayo no superado o vencido suspende.</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>Darlo</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Persona</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Método</translation>
    </message>
    <message>
        <source>P&amp;rovider</source>
        <translation>P&amp;roveedor</translation>
    </message>
    <message>
        <source>Or who assesses it here</source>
        <translation>O quien lo evalúa aquí</translation>
    </message>
    <message>
        <source>R&amp;ound</source>
        <translation>R&amp;onda</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>Mue&amp;stras</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>Ú&amp;ltimo día</translation>
    </message>
    <message>
        <source>{number}, {round}: it is submitted once.</source>
        <translation>{number}, {round}: se entrega una sola vez.</translation>
    </message>
    <message>
        <source>Submit what you found</source>
        <translation>Entregar lo hallado</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>&amp;Found</source>
        <translation>&amp;Hallado</translation>
    </message>
    <message>
        <source>Sample by sample, with units</source>
        <translation>Muestra por muestra, con unidades</translation>
    </message>
    <message>
        <source>Nothing was submitted: it can only be failed.</source>
        <translation>No se entregó nada: solo puede no superarse.</translation>
    </message>
    <message>
        <source>Evaluate {number}</source>
        <translation>Evaluar {number}</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>&amp;The test is</source>
        <translation>&amp;El ensayo está</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>superado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>no superado</translation>
    </message>
    <message>
        <source>&amp;z-score</source>
        <translation>Valor &amp;z</translation>
    </message>
    <message>
        <source>3 or more, either way, is unsatisfactory</source>
        <translation>3 o más, en cualquier sentido, es insatisfactorio</translation>
    </message>
    <message>
        <source>&amp;Because</source>
        <translation>&amp;Porque</translation>
    </message>
    <message>
        <source>&amp;File that shows it</source>
        <translation>&amp;Archivo que lo demuestra</translation>
    </message>
    <message>
        <source>PDF or picture; Ctrl+O chooses one</source>
        <translation>PDF o imagen; Ctrl+O elige uno</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Elegir un archivo …</translation>
    </message>
    <message>
        <source>The z-score is no number. Write it with a point, such as -1.25.</source>
        <translation>El valor z no es un número. Escríbalo con punto, como -1.25.</translation>
    </message>
    <message>
        <source>The file cannot be read, or it is neither PDF nor picture. Choose it again.</source>
        <translation>El archivo no puede leerse, o no es PDF ni imagen. Elíjalo de nuevo.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Lift the suspension of {name}</source>
        <translation>Levantar la suspensión de {name}</translation>
    </message>
    <message>
        <source>{name} may then perform {method} again.</source>
        <translation>{name} podrá entonces realizar {method} de nuevo.</translation>
    </message>
    <message>
        <source>Withdraw {number}</source>
        <translation>Retirar {number}</translation>
    </message>
    <message>
        <source>It stays on record as withdrawn.</source>
        <translation>Queda registrado como retirado.</translation>
    </message>
    <message>
        <source>Extend {number}</source>
        <translation>Prorrogar {number}</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prorrogar</translation>
    </message>
    <message>
        <source>Open the &amp;file</source>
        <translation>Abrir el &amp;archivo</translation>
    </message>
    <message>
        <source>&amp;Submit …</source>
        <translation>&amp;Entregar …</translation>
    </message>
    <message>
        <source>&amp;Evaluate …</source>
        <translation>E&amp;valuar …</translation>
    </message>
    <message>
        <source>E&amp;xtend …</source>
        <translation>&amp;Prorrogar …</translation>
    </message>
    <message>
        <source>&amp;Withdraw …</source>
        <translation>&amp;Retirar …</translation>
    </message>
    <message>
        <source>&amp;Lift …</source>
        <translation>&amp;Levantar …</translation>
    </message>
    <message>
        <source>&amp;Raise a nonconformity …</source>
        <translation>Levantar una &amp;no conformidad …</translation>
    </message>
    <message>
        <source>Keep a copy</source>
        <translation>Guardar una copia</translation>
    </message>
    <message>
        <source>It could not be written: {why}</source>
        <translation>No se pudo escribir: {why}</translation>
    </message>
    <message>
        <source>{kind}, {count} samples, given {moment}</source>
        <translation>{kind}, {count} muestras, dado {moment}</translation>
    </message>
    <message>
        <source>Submitted {moment}: {result}</source>
        <translation>Entregado {moment}: {result}</translation>
    </message>
    <message>
        <source>Evaluated by {name}, {moment}: {why}</source>
        <translation>Evaluado por {name}, {moment}: {why}</translation>
    </message>
    <message>
        <source>Taken back {moment}: {why}</source>
        <translation>Retirado {moment}: {why}</translation>
    </message>
    <message>
        <source>Suspension lifted {moment}: {why}</source>
        <translation>Suspensión levantada {moment}: {why}</translation>
    </message>
    <message>
        <source>{count} suspended</source>
        <translation>{count} suspendidas</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendida</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>levantada</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>This computer has no keyring; the password was not remembered.</source>
        <translation>Este equipo no tiene llavero; la contraseña no se recordó.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Progress</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>{name} (signed)</source>
        <translation>{name} (firmó)</translation>
    </message>
    <message>
        <source>Counting: {names}</source>
        <translation>Cuentan: {names}</translation>
    </message>
    <message>
        <source>{count} counted</source>
        <translation>{count} contados</translation>
    </message>
    <message>
        <source>{count} of {expected}</source>
        <translation>{count} de {expected}</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>Second person</source>
        <translation>Segunda persona</translation>
    </message>
    <message>
        <source>Your own password</source>
        <translation>Su propia contraseña</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto hace falta.</translation>
    </message>
</context>
<context>
    <name>ProposalPage</name>
    <message>
        <source>Scan the items that are to end, one after the other.</source>
        <translation>Escanee los indicios que han de terminar, uno tras otro.</translation>
    </message>
    <message>
        <source>Drugs of closed cases, 2024</source>
        <translation>Drogas de casos cerrados, 2024</translation>
    </message>
    <message>
        <source>The proposal</source>
        <translation>La propuesta</translation>
    </message>
    <message>
        <source>&amp;What it is about</source>
        <translation>&amp;De qué se trata</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Método</translation>
    </message>
    <message>
        <source>Before its time an item needs a reason and a court order. Any hold stands in the way.</source>
        <translation>Antes de su plazo un indicio necesita un motivo y una orden judicial. Cualquier retención lo impide.</translation>
    </message>
    <message>
        <source>&amp;Propose</source>
        <translation>&amp;Proponer</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Proponer</translation>
    </message>
    <message>
        <source>{count} items on a proposal that was not made yet.</source>
        <translation>{count} indicios en una propuesta que aún no se ha hecho.</translation>
    </message>
    <message>
        <source>Say what the proposal is about.</source>
        <translation>Diga de qué trata la propuesta.</translation>
    </message>
    <message>
        <source>Choose how the items end.</source>
        <translation>Elija cómo terminan los indicios.</translation>
    </message>
    <message>
        <source>{number} is proposed. Record the consents, then a manager approves it.</source>
        <translation>{number} está propuesta. Registre los consentimientos; después la aprueba un gerente.</translation>
    </message>
</context>
<context>
    <name>QuantityAsking</name>
    <message>
        <source>Say aloud what is in {parcel}, and write that; do not copy the record.</source>
        <translation>Diga en voz alta lo que hay en {parcel} y escríbalo; no copie el registro.</translation>
    </message>
    <message>
        <source>Count or measure</source>
        <translation>Contar o medir</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>&amp;Anotar</translation>
    </message>
    <message>
        <source>&amp;Found ({unit})</source>
        <translation>&amp;Hallado ({unit})</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>&amp;Ask  (Ctrl+Enter)</source>
        <translation>&amp;Preguntar  (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Say what the recall is about.</source>
        <translation>Diga a qué se refiere el retiro.</translation>
    </message>
    <message>
        <source>Recall a&amp;bout</source>
        <translation>Retiro so&amp;bre</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Desde</translation>
    </message>
    <message>
        <source>&amp;To, not included</source>
        <translation>&amp;Hasta, sin incluirlo</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>The person changes the first password when they sign in. A login is never used again.</source>
        <translation>La persona cambia la primera contraseña al iniciar sesión. Un usuario nunca se vuelve a usar.</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Persona nueva</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Crear la cuenta</translation>
    </message>
    <message>
        <source>It may be used when its first calibration is noted.</source>
        <translation>Se puede usar cuando se anote su primera calibración.</translation>
    </message>
    <message>
        <source>New instrument</source>
        <translation>Nuevo instrumento</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Clase</translation>
    </message>
    <message>
        <source>Methods ask for it by its kind</source>
        <translation>Los métodos lo piden por su tipo</translation>
    </message>
    <message>
        <source>&amp;Maker</source>
        <translation>&amp;Fabricante</translation>
    </message>
    <message>
        <source>M&amp;odel</source>
        <translation>M&amp;odelo</translation>
    </message>
    <message>
        <source>&amp;Serial number</source>
        <translation>Número de &amp;serie</translation>
    </message>
    <message>
        <source>So&amp;ftware and version</source>
        <translation>Pro&amp;grama y versión</translation>
    </message>
    <message>
        <source>Note about {name}</source>
        <translation>Nota sobre {name}</translation>
    </message>
    <message>
        <source>A failed calibration or a fault takes it out of service; a passed one holds until a day.</source>
        <translation>Una calibración fallida o una avería lo pone fuera de servicio; una que pasa vale hasta un día.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Qué</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>pasó</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation>&amp;Resultado</translation>
    </message>
    <message>
        <source>Of a calibration, check or repair</source>
        <translation>De una calibración, comprobación o reparación</translation>
    </message>
    <message>
        <source>Holds &amp;until</source>
        <translation>Vale &amp;hasta</translation>
    </message>
    <message>
        <source>Of a calibration that passed</source>
        <translation>De una calibración que pasó</translation>
    </message>
    <message>
        <source>&amp;Statement</source>
        <translation>&amp;Declaración</translation>
    </message>
    <message>
        <source>Kind of {name}</source>
        <translation>Clase de {name}</translation>
    </message>
    <message>
        <source>Methods ask for it by its kind. Worksheets that are not started yet are asked anew.</source>
        <translation>Los métodos lo piden por su clase. A las hojas que aún no empezaron se les pregunta de nuevo.</translation>
    </message>
    <message>
        <source>New reagent</source>
        <translation>Nuevo reactivo</translation>
    </message>
    <message>
        <source>Its lots are received afterwards.</source>
        <translation>Sus lotes se reciben después.</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Código</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Unidad</translation>
    </message>
    <message>
        <source>In which amounts are counted</source>
        <translation>En la que se cuentan las cantidades</translation>
    </message>
    <message>
        <source>&amp;Supplier</source>
        <translation>&amp;Proveedor</translation>
    </message>
    <message>
        <source>S&amp;torage</source>
        <translation>Al&amp;macenamiento</translation>
    </message>
    <message>
        <source>Receive a lot</source>
        <translation>Recibir un lote</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Recibir</translation>
    </message>
    <message>
        <source>&amp;Reagent</source>
        <translation>&amp;Reactivo</translation>
    </message>
    <message>
        <source>&amp;Lot number</source>
        <translation>Número de &amp;lote</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>Canti&amp;dad</translation>
    </message>
    <message>
        <source>&amp;Expires</source>
        <translation>&amp;Vence</translation>
    </message>
    <message>
        <source>{left} {unit} are left.</source>
        <translation>Quedan {left} {unit}.</translation>
    </message>
    <message>
        <source>Use of {name}, {lot}</source>
        <translation>Uso de {name}, {lot}</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>&amp;What for</source>
        <translation>&amp;Para qué</translation>
    </message>
    <message>
        <source>Let {lot} go</source>
        <translation>Liberar {lot}</translation>
    </message>
    <message>
        <source>Put {lot} in quarantine</source>
        <translation>Poner {lot} en cuarentena</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Cuarentena</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>Small letters, digits, dots</source>
        <translation>Minúsculas, cifras, puntos</translation>
    </message>
    <message>
        <source>&amp;Duty</source>
        <translation>&amp;Función</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>Car&amp;go</translation>
    </message>
    <message>
        <source>&amp;Office</source>
        <translation>&amp;Oficina</translation>
    </message>
    <message>
        <source>&amp;Section</source>
        <translation>&amp;Sección</translation>
    </message>
    <message>
        <source>&amp;Agency</source>
        <translation>&amp;Institución</translation>
    </message>
    <message>
        <source>Only for a client of an agency</source>
        <translation>Solo para un cliente de una institución</translation>
    </message>
    <message>
        <source>&amp;Initials</source>
        <translation>&amp;Iniciales</translation>
    </message>
    <message>
        <source>Made of the name when empty</source>
        <translation>Se toman del nombre si quedan vacías</translation>
    </message>
    <message>
        <source>The login {login} stays for ever.</source>
        <translation>El usuario {login} queda para siempre.</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Cambiar a {name}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>A duty for {name}</source>
        <translation>Una función para {name}</translation>
    </message>
    <message>
        <source>It counts from the next sign-in.</source>
        <translation>Cuenta desde el próximo inicio de sesión.</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>Propose the method in a file</source>
        <translation>Proponer el método de un archivo</translation>
    </message>
    <message>
        <source>Every method that comes with the program is in the register already.</source>
        <translation>Todos los métodos que trae el programa están ya en el registro.</translation>
    </message>
    <message>
        <source>It comes into force when quality and one more person have approved it.</source>
        <translation>Entra en vigor cuando lo han aprobado la calidad y otra persona.</translation>
    </message>
    <message>
        <source>Propose a method</source>
        <translation>Proponer un método</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Proponer</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Método</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>Moti&amp;vo</translation>
    </message>
    <message>
        <source>Approve version {number} of {method} ({sha256}).</source>
        <translation>Aprobar la versión {number} de {method} ({sha256}).</translation>
    </message>
    <message>
        <source>Reject version {number} of {method}</source>
        <translation>Rechazar la versión {number} de {method}</translation>
    </message>
    <message>
        <source>It stays in the register, with the reason.</source>
        <translation>Queda en el registro, con el motivo.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Propose {method}</source>
        <translation>Proponer {method}</translation>
    </message>
    <message>
        <source>Say what is new in this version.</source>
        <translation>Diga qué hay de nuevo en esta versión.</translation>
    </message>
    <message>
        <source>Take “{duty}” from {name}</source>
        <translation>Quitar «{duty}» a {name}</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Quitarla</translation>
    </message>
    <message>
        <source>Disable {name}</source>
        <translation>Deshabilitar a {name}</translation>
    </message>
    <message>
        <source>Their connections end now. What they hold stays with them until somebody takes it over.</source>
        <translation>Sus conexiones terminan ahora. Lo que tiene sigue en su poder hasta que alguien lo asuma.</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deshabilitar</translation>
    </message>
    <message>
        <source>Let {name} sign in again</source>
        <translation>Permitir que {name} inicie sesión de nuevo</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Habilitar</translation>
    </message>
    <message>
        <source>Their connections end now. It is recorded that you set this password, and why.</source>
        <translation>Sus conexiones terminan ahora. Queda registrado que usted puso esta contraseña, y por qué.</translation>
    </message>
    <message>
        <source>New password for {name}</source>
        <translation>Contraseña nueva de {name}</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>Poner la contraseña</translation>
    </message>
    <message>
        <source>A sentence is easy to remember and hard to guess. Nobody else ever learns it.</source>
        <translation>Una frase es fácil de recordar y difícil de adivinar. Nadie más la conocerá.</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Cambiar mi contraseña</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Cambiarla</translation>
    </message>
    <message>
        <source>Password until &amp;now</source>
        <translation>Contraseña hasta &amp;ahora</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Su contraseña se cambió.</translation>
    </message>
    <message>
        <source>Another badge for {name}</source>
        <translation>Otro carné para {name}</translation>
    </message>
    <message>
        <source>The badge {code} is struck through.</source>
        <translation>El carné {code} queda tachado.</translation>
    </message>
    <message>
        <source>Issue it</source>
        <translation>Emitirlo</translation>
    </message>
    <message>
        <source>At least {count} characters</source>
        <translation>Al menos {count} caracteres</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>Contraseña &amp;nueva</translation>
    </message>
    <message>
        <source>The same, &amp;once more</source>
        <translation>La misma, &amp;otra vez</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no son iguales.</translation>
    </message>
    <message>
        <source>Inside {place}</source>
        <translation>Dentro de {place}</translation>
    </message>
    <message>
        <source>A new site</source>
        <translation>Una sede nueva</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>Lugar nuevo</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Añadirlo</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>&amp;Nivel</translation>
    </message>
    <message>
        <source>What lies in {place} must still fit: otherwise it is refused, with the reason.</source>
        <translation>Lo que está en {place} debe seguir cabiendo y cumpliendo: si no, se rechaza y se dice por qué.</translation>
    </message>
    <message>
        <source>Change a place</source>
        <translation>Cambiar un lugar</translation>
    </message>
    <message>
        <source>As soon as somebody is named here, nobody else may use {place}.</source>
        <translation>En cuanto se nombre a alguien aquí, nadie más podrá usar {place}.</translation>
    </message>
    <message>
        <source>Who may use it</source>
        <translation>Quién puede usarlo</translation>
    </message>
    <message>
        <source>Admit</source>
        <translation>Dar acceso</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Persona</translation>
    </message>
    <message>
        <source>{name} may no longer use {place}.</source>
        <translation>{name} ya no podrá usar {place}.</translation>
    </message>
    <message>
        <source>Nobody else is named: from then on everybody who holds items may use it.</source>
        <translation>No hay nadie más en la lista: desde entonces podrá usarlo quien tenga indicios en su poder.</translation>
    </message>
    <message>
        <source>{place} keeps its history and is no longer offered.</source>
        <translation>{place} conserva su historia y ya no se ofrece.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>No place is closed.</source>
        <translation>Ningún lugar está cerrado.</translation>
    </message>
    <message>
        <source>It is offered again, with its history and its label.</source>
        <translation>Se ofrece de nuevo, con su historia y su etiqueta.</translation>
    </message>
    <message>
        <source>Open a place again</source>
        <translation>Abrir un lugar de nuevo</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirlo</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Lugar</translation>
    </message>
    <message>
        <source>The customer is told these words.</source>
        <translation>Estas palabras se comunican al cliente.</translation>
    </message>
    <message>
        <source>Decline the request</source>
        <translation>Declinar la solicitud</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Declinar</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Dejar que siga</translation>
    </message>
    <message>
        <source>Put it on hold</source>
        <translation>Poner en espera</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>The analyst who has it acknowledges that they have seen it.</source>
        <translation>El analista que la tiene confirma que lo ha visto.</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>Cancelar la solicitud</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Cancelarla</translation>
    </message>
    <message>
        <source>A question, or an answer</source>
        <translation>Una pregunta, o una respuesta</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>It stands on the analyst&apos;s bench before the next step, until they have acknowledged it.</source>
        <translation>Queda en la mesa del analista antes del siguiente paso, hasta que lo confirme.</translation>
    </message>
    <message>
        <source>Stop work</source>
        <translation>Detener el trabajo</translation>
    </message>
    <message>
        <source>The reason stands beside the number for everybody.</source>
        <translation>El motivo queda junto al número, a la vista de todos.</translation>
    </message>
    <message>
        <source>Set the urgency</source>
        <translation>Fijar la urgencia</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>&amp;Points</source>
        <translation>&amp;Puntos</translation>
    </message>
    <message>
        <source>The customer sees the day, and reads the reason.</source>
        <translation>El cliente ve el día y lee el motivo.</translation>
    </message>
    <message>
        <source>Promise another day</source>
        <translation>Prometer otro día</translation>
    </message>
    <message>
        <source>Promise it</source>
        <translation>Prometerlo</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Día</translation>
    </message>
    <message>
        <source>No method in force serves this examination. One is proposed and approved on the page Methods, and people are authorised for it.</source>
        <translation>Ningún método en vigor sirve para este examen. Se propone y se aprueba en la página Métodos, y se autoriza a las personas.</translation>
    </message>
    <message>
        <source>Give it to somebody else</source>
        <translation>Darla a otra persona</translation>
    </message>
    <message>
        <source>Assign the request</source>
        <translation>Asignar la solicitud</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>&amp;Analyst</source>
        <translation>&amp;Analista</translation>
    </message>
    <message>
        <source>Only when out of turn</source>
        <translation>Solo si es fuera de turno</translation>
    </message>
    <message>
        <source>{name}, {count} in hand</source>
        <translation>{name}, {count} en mano</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Palabras</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>Moti&amp;vo</translation>
    </message>
    <message>
        <source>Write why; the words go into the record.</source>
        <translation>Escriba por qué; las palabras van al registro.</translation>
    </message>
</context>
<context>
    <name>RecallPage</name>
    <message>
        <source>&amp;Items</source>
        <translation>&amp;Indicios</translation>
    </message>
    <message>
        <source>&amp;To be told</source>
        <translation>A &amp;quién avisar</translation>
    </message>
    <message>
        <source>Open a recall to see who is to be told.</source>
        <translation>Abra un retiro para ver a quién hay que avisar.</translation>
    </message>
    <message>
        <source>&amp;Papers</source>
        <translation>&amp;Documentos</translation>
    </message>
    <message>
        <source>No paper was issued about it.</source>
        <translation>No se emitió ningún documento sobre él.</translation>
    </message>
    <message>
        <source>&amp;On record</source>
        <translation>&amp;Registrados</translation>
    </message>
    <message>
        <source>No recall was ever opened.</source>
        <translation>Nunca se abrió un retiro.</translation>
    </message>
    <message>
        <source>Ask: what was affected, and when?</source>
        <translation>Pregunte: ¿qué resultó afectado, y cuándo?</translation>
    </message>
    <message>
        <source>&amp;Worksheets</source>
        <translation>&amp;Hojas de trabajo</translation>
    </message>
    <message>
        <source>No worksheet used it at that time.</source>
        <translation>Ninguna hoja de trabajo lo usó entonces.</translation>
    </message>
    <message>
        <source>Which items were affected, and who has to be told.</source>
        <translation>Qué indicios resultaron afectados, y a quién hay que avisar.</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Buscando …</translation>
    </message>
    <message>
        <source>Open a recall …</source>
        <translation>Abrir un retiro …</translation>
    </message>
    <message>
        <source>List (PDF)</source>
        <translation>Lista (PDF)</translation>
    </message>
    <message>
        <source>Draft a notice …</source>
        <translation>Redactar un aviso …</translation>
    </message>
    <message>
        <source>Close the recall …</source>
        <translation>Cerrar el retiro …</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Nueva pregunta</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Open a recall</source>
        <translation>Abrir un retiro</translation>
    </message>
    <message>
        <source>open since {time}</source>
        <translation>abierto desde {time}</translation>
    </message>
    <message>
        <source>closed {time}: {conclusion}</source>
        <translation>cerrado {time}: {conclusion}</translation>
    </message>
    <message>
        <source>{items} items of {cases} cases</source>
        <translation>{items} indicios de {cases} casos</translation>
    </message>
    <message>
        <source>Nothing was affected at that time.</source>
        <translation>Entonces no resultó afectado nada.</translation>
    </message>
    <message>
        <source>{worksheets} worksheets for {requests} requests</source>
        <translation>{worksheets} hojas de trabajo para {requests} solicitudes</translation>
    </message>
    <message>
        <source>and {count} worksheets with items of restricted cases</source>
        <translation>y {count} hojas de trabajo con indicios de casos restringidos</translation>
    </message>
    <message>
        <source>and {count} items of restricted cases; ask a manager</source>
        <translation>y {count} indicios de casos restringidos; pregunte a un gerente</translation>
    </message>
    <message>
        <source>The question was changed: ask again.</source>
        <translation>La pregunta cambió: pregunte de nuevo.</translation>
    </message>
    <message>
        <source>The recall {number} is open: {count} items.</source>
        <translation>El retiro {number} está abierto: {count} indicios.</translation>
    </message>
    <message>
        <source>People of the laboratory find it among their tasks while they hold one.</source>
        <translation>Las personas del laboratorio lo hallan entre sus tareas mientras tengan uno.</translation>
    </message>
    <message>
        <source>The notice is kept. Save it here, and add it to the draft in your mail program.</source>
        <translation>El aviso quedó guardado. Guárdelo aquí como archivo y adjúntelo al borrador en su programa de correo.</translation>
    </message>
    <message>
        <source>What was found, and what was done about it.</source>
        <translation>Qué se encontró y qué se hizo al respecto.</translation>
    </message>
    <message>
        <source>Close the recall</source>
        <translation>Cerrar el retiro</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>&amp;Conclusion</source>
        <translation>&amp;Conclusión</translation>
    </message>
</context>
<context>
    <name>Receiver</name>
    <message>
        <source>To whom</source>
        <translation>A quién</translation>
    </message>
    <message>
        <source>Scan their badge, or type a name</source>
        <translation>Escanee su carné o escriba un nombre</translation>
    </message>
    <message>
        <source>&amp;Receiver</source>
        <translation>&amp;Receptor</translation>
    </message>
    <message>
        <source>They confirm with their own password, here or at their own desk.</source>
        <translation>Confirma con su propia contraseña, aquí o en su propio puesto.</translation>
    </message>
</context>
<context>
    <name>RecipientAsking</name>
    <message>
        <source>Whoever takes {item} for good shows a document and signs.</source>
        <translation>Quien recibe {item} definitivamente muestra un documento y firma.</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>A quién</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>Identity &amp;document</source>
        <translation>&amp;Documento de identidad</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Signatures and reviews</source>
        <translation>Firmas y revisiones</translation>
    </message>
    <message>
        <source>Nobody has signed or reviewed it yet.</source>
        <translation>Nadie lo ha firmado ni revisado todavía.</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Destinatarios</translation>
    </message>
    <message>
        <source>It went to nobody yet.</source>
        <translation>Todavía no se envió a nadie.</translation>
    </message>
    <message>
        <source>Opened by {name}, {at}.</source>
        <translation>Abierto por {name}, {at}.</translation>
    </message>
    <message>
        <source>{name} moved it in your place, {at}: {why}</source>
        <translation>{name} lo movió en su lugar, {at}: {why}</translation>
    </message>
    <message>
        <source>void</source>
        <translation>anulada</translation>
    </message>
    <message>
        <source>signed, time-stamped</source>
        <translation>firmada, con sello de tiempo</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>firmada</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>anotado</translation>
    </message>
    <message>
        <source>In the place of those who had it: {why}</source>
        <translation>En lugar de quienes lo tenían: {why}</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>to note</source>
        <translation>por anotar</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>aprobada</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>devuelto</translation>
    </message>
    <message>
        <source>Round {round}: “{meaning}” SHA-256 of the file: {sha256}</source>
        <translation>Vuelta {round}: «{meaning}» SHA-256 del archivo: {sha256}</translation>
    </message>
    <message>
        <source>Void since {at}: {why}</source>
        <translation>Anulada desde {at}: {why}</translation>
    </message>
    <message>
        <source>{name}, {agency}: sent {at}</source>
        <translation>{name}, {agency}: enviado {at}</translation>
    </message>
    <message>
        <source>A further copy, asked for on {day} by {letter}; given by {who}: {why}</source>
        <translation>Otra copia, pedida el {day} por {letter}; entregada por {who}: {why}</translation>
    </message>
    <message>
        <source>Served {at}: {how} ({who})</source>
        <translation>Entregado {at}: {how} ({who})</translation>
    </message>
    <message>
        <source>knows it</source>
        <translation>lo sabe</translation>
    </message>
    <message>
        <source>notice sent</source>
        <translation>aviso enviado</translation>
    </message>
    <message>
        <source>to be told</source>
        <translation>por avisar</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>aún no</translation>
    </message>
</context>
<context>
    <name>ReexaminationsPage</name>
    <message>
        <source>Nothing was drawn to be examined once more yet.</source>
        <translation>Aún no se sorteó nada para examinarlo de nuevo.</translation>
    </message>
    <message>
        <source>Before and again</source>
        <translation>Antes y de nuevo</translation>
    </message>
    <message>
        <source>&amp;The draw</source>
        <translation>&amp;El sorteo</translation>
    </message>
    <message>
        <source>&amp;Raise a nonconformity …</source>
        <translation>&amp;Levantar una no conformidad …</translation>
    </message>
    <message>
        <source>&amp;Judge …</source>
        <translation>&amp;Juzgar …</translation>
    </message>
    <message>
        <source>Draw at random …</source>
        <translation>Sortear …</translation>
    </message>
    <message>
        <source>Draw at random</source>
        <translation>Sortear</translation>
    </message>
    <message>
        <source>{count} to judge</source>
        <translation>{count} por juzgar</translation>
    </message>
    <message>
        <source>Drawn are reported requests whose items are all still here. Each is asked once more, as any request, of somebody who had no part in it and sees nothing of what came out until you have judged both.</source>
        <translation>Se sortean solicitudes informadas cuyos indicios siguen todos aquí. Cada una se pide de nuevo, como cualquier solicitud, a alguien que no tuvo parte en ella y que no ve nada de lo que dio hasta que usted haya juzgado las dos.</translation>
    </message>
    <message>
        <source>Draw work to be done once more</source>
        <translation>Sortear trabajo para hacerlo de nuevo</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Sortear</translation>
    </message>
    <message>
        <source>every section</source>
        <translation>todas las secciones</translation>
    </message>
    <message>
        <source>Issued &amp;from</source>
        <translation>Emitidos &amp;desde</translation>
    </message>
    <message>
        <source>&amp;until</source>
        <translation>&amp;hasta</translation>
    </message>
    <message>
        <source>&amp;Section</source>
        <translation>&amp;Sección</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>&amp;Cuántos</translation>
    </message>
    <message>
        <source>It is judged once. Whoever examined again may see what came out before from then on.</source>
        <translation>Se juzga una vez. Desde entonces, quien examinó de nuevo puede ver lo que dio antes.</translation>
    </message>
    <message>
        <source>Judge the re-examination</source>
        <translation>Juzgar el reexamen</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Juzgar</translation>
    </message>
    <message>
        <source>&amp;Both are</source>
        <translation>&amp;Las dos son</translation>
    </message>
    <message>
        <source>B&amp;ecause</source>
        <translation>P&amp;orque</translation>
    </message>
    <message>
        <source>before: {who}</source>
        <translation>antes: {who}</translation>
    </message>
    <message>
        <source>again: {who}</source>
        <translation>de nuevo: {who}</translation>
    </message>
    <message>
        <source>judged by {name}, {moment}: {why}</source>
        <translation>juzgado por {name}, {moment}: {why}</translation>
    </message>
    <message>
        <source>Nothing came out yet.</source>
        <translation>Aún no hay resultados.</translation>
    </message>
    <message>
        <source>concordant</source>
        <translation>concordantes</translation>
    </message>
    <message>
        <source>discordant</source>
        <translation>discordantes</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>sin conclusión</translation>
    </message>
    <message>
        <source>to be judged</source>
        <translation>por juzgar</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>igual</translation>
    </message>
    <message>
        <source>different</source>
        <translation>distinto</translation>
    </message>
</context>
<context>
    <name>ReleaseList</name>
    <message>
        <source>Releases</source>
        <translation>Devoluciones</translation>
    </message>
    <message>
        <source>Nothing was released yet.</source>
        <translation>Aún no se ha devuelto nada.</translation>
    </message>
</context>
<context>
    <name>ReleasePage</name>
    <message>
        <source>Take back …</source>
        <translation>Recibir de vuelta …</translation>
    </message>
    <message>
        <source>Release items …</source>
        <translation>Devolver indicios …</translation>
    </message>
    <message>
        <source>Release items</source>
        <translation>Devolver indicios</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Recibir de vuelta</translation>
    </message>
    <message>
        <source>Release or receive</source>
        <translation>Devolver o recibir</translation>
    </message>
    <message>
        <source>Seal and condition</source>
        <translation>Sello y condición</translation>
    </message>
    <message>
        <source>Scanned and not recorded yet: {items}.</source>
        <translation>Escaneado y aún no registrado: {items}.</translation>
    </message>
    <message>
        <source>A hold refuses; controlled items need a witness.</source>
        <translation>Una retención lo impide; lo controlado exige un testigo.</translation>
    </message>
    <message>
        <source>The same items, with R1, R2 behind their number.</source>
        <translation>Los mismos indicios, con R1, R2 tras su número.</translation>
    </message>
    <message>
        <source>To an agency, an owner or another laboratory, with a receipt.</source>
        <translation>A una institución, un propietario u otro laboratorio, con recibo.</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Saved: {path}</source>
        <translation>Guardado: {path}</translation>
    </message>
    <message>
        <source>What you typed a moment ago is not kept yet.</source>
        <translation>Lo que acaba de escribir aún no está guardado.</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xto</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Revisión</translation>
    </message>
    <message>
        <source>S&amp;ources</source>
        <translation>&amp;Fuentes</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Versiones</translation>
    </message>
    <message>
        <source>Re&amp;cord</source>
        <translation>Re&amp;gistro</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>corrects {number}</source>
        <translation>corrige {number}</translation>
    </message>
    <message>
        <source>As it was signed.</source>
        <translation>Tal como se firmó.</translation>
    </message>
    <message>
        <source>As it would be signed.</source>
        <translation>Tal como se firmaría.</translation>
    </message>
    <message>
        <source>It counts no more, and the copy says so.</source>
        <translation>Ya no vale, y la copia lo dice.</translation>
    </message>
    <message>
        <source>As you are writing it; not saved.</source>
        <translation>Tal como lo está escribiendo; sin guardar.</translation>
    </message>
    <message>
        <source>Not saved; kept for you alone.</source>
        <translation>Sin guardar en el informe; conservado solo para usted.</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Sin guardar todavía.</translation>
    </message>
    <message>
        <source>Somebody else wrote into this report meanwhile. What you typed stands here and is not saved.</source>
        <translation>Otra persona escribió en este informe mientras tanto. Lo que usted escribió sigue aquí, sin guardar.</translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation>Comparar …</translation>
    </message>
</context>
<context>
    <name>ReportPaper</name>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save a copy …</source>
        <translation>Guardar una copia …</translation>
    </message>
</context>
<context>
    <name>ReportQuestions</name>
    <message>
        <source>Begin a report</source>
        <translation>Empezar un informe</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Empezar</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>It goes to everybody who got {number}, which is superseded when this one is issued.</source>
        <translation>Va a todos los que recibieron {number}, que queda sustituido cuando este se emite.</translation>
    </message>
    <message>
        <source>Amend {number}</source>
        <translation>Enmendar {number}</translation>
    </message>
    <message>
        <source>&amp;Why; it is printed</source>
        <translation>&amp;Por qué; se imprime</translation>
    </message>
    <message>
        <source>They sign in this order. Whoever opened the report stays one of them.</source>
        <translation>Firman en este orden. Quien abrió el informe sigue siendo uno de ellos.</translation>
    </message>
    <message>
        <source>Authors of {number}</source>
        <translation>Autores de {number}</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Conservar</translation>
    </message>
    <message>
        <source>Author {number}</source>
        <translation>Autor {number}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>It stays in the record with the reason. The requests can be reported anew.</source>
        <translation>Queda en el registro con el motivo. Se puede informar de nuevo sobre las solicitudes.</translation>
    </message>
    <message>
        <source>Give up {number}</source>
        <translation>Abandonar {number}</translation>
    </message>
    <message>
        <source>Give &amp;up</source>
        <translation>Aban&amp;donar</translation>
    </message>
    <message>
        <source>The signatures of this round become void, and stay. Its authors write, answer and sign again.</source>
        <translation>Las firmas de esta vuelta quedan anuladas, y permanecen. Sus autores escriben, responden y firman de nuevo.</translation>
    </message>
    <message>
        <source>Take {number} back</source>
        <translation>Retomar {number}</translation>
    </message>
    <message>
        <source>Give {number} back</source>
        <translation>Devolver {number}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>&amp;Give back</source>
        <translation>&amp;Devolver</translation>
    </message>
    <message>
        <source>It gets a number. The authors answer it; the report does not pass before it is settled.</source>
        <translation>Recibe un número. Los autores lo responden; el informe no pasa hasta que se cierre.</translation>
    </message>
    <message>
        <source>Raise a finding</source>
        <translation>Plantear un hallazgo</translation>
    </message>
    <message>
        <source>&amp;Raise</source>
        <translation>&amp;Plantear</translation>
    </message>
    <message>
        <source>&amp;Place in the report</source>
        <translation>&amp;Lugar en el informe</translation>
    </message>
    <message>
        <source>&amp;What is to be mended, or asked</source>
        <translation>&amp;Qué hay que corregir, o se pregunta</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Respuesta</translation>
    </message>
    <message>
        <source>The technical leader, a manager without a part in it, decides. Your reason is kept.</source>
        <translation>Decide el responsable técnico, un gerente que no tuvo parte en ello. Su razón queda registrada.</translation>
    </message>
    <message>
        <source>&amp;Refer</source>
        <translation>&amp;Elevar</translation>
    </message>
    <message>
        <source>&amp;Why you disagree</source>
        <translation>&amp;Por qué no está de acuerdo</translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>&amp;Decidir</translation>
    </message>
    <message>
        <source>De&amp;cision, with its reason</source>
        <translation>De&amp;cisión, con su motivo</translation>
    </message>
    <message>
        <source>Whoever got the report that this one corrects gets it too. It is issued as it is signed.</source>
        <translation>Quien recibió el informe que este corrige también lo recibe. Se emite tal como está firmado.</translation>
    </message>
    <message>
        <source>Issue {number}</source>
        <translation>Emitir {number}</translation>
    </message>
    <message>
        <source>&amp;Issue</source>
        <translation>&amp;Emitir</translation>
    </message>
    <message>
        <source>One &amp;more</source>
        <translation>Uno &amp;más</translation>
    </message>
    <message>
        <source>Agency {number}</source>
        <translation>Institución {number}</translation>
    </message>
    <message>
        <source>Name of the recipient</source>
        <translation>Nombre del destinatario</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>They are served like the others, and get what amends it and what tells of a withdrawal.</source>
        <translation>Se le entrega como a los demás, y recibe lo que lo enmiende y el aviso de un retiro.</translation>
    </message>
    <message>
        <source>A further copy of {number}</source>
        <translation>Otra copia de {number}</translation>
    </message>
    <message>
        <source>&amp;Give it</source>
        <translation>&amp;Entregar</translation>
    </message>
    <message>
        <source>&amp;Agency</source>
        <translation>&amp;Institución</translation>
    </message>
    <message>
        <source>&amp;Name of the recipient</source>
        <translation>&amp;Nombre del destinatario</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>&amp;Cómo</translation>
    </message>
    <message>
        <source>&amp;Copies</source>
        <translation>Co&amp;pias</translation>
    </message>
    <message>
        <source>By which &amp;letter, order or request</source>
        <translation>Por qué &amp;carta, orden o solicitud</translation>
    </message>
    <message>
        <source>Asked for &amp;on</source>
        <translation>Pedida e&amp;l</translation>
    </message>
    <message>
        <source>&amp;Why it is given</source>
        <translation>&amp;Por qué se entrega</translation>
    </message>
    <message>
        <source>It was served</source>
        <translation>Fue entregado</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Registrar</translation>
    </message>
    <message>
        <source>&amp;How it was acknowledged, and by whom</source>
        <translation>&amp;Cómo se acusó recibo, y quién</translation>
    </message>
    <message>
        <source>{name} knows of the withdrawal</source>
        <translation>{name} sabe de la retirada</translation>
    </message>
    <message>
        <source>It stays on record as withdrawn; every recipient is to be told. Its requests can be reported anew.</source>
        <translation>Queda en el registro como retirado; hay que avisar a cada destinatario. Se puede informar de nuevo sobre sus solicitudes.</translation>
    </message>
    <message>
        <source>Withdraw {number}</source>
        <translation>Retirar {number}</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Retirar</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Say both the agency and the name, or neither.</source>
        <translation>Indique la institución y el nombre, o ninguno de los dos.</translation>
    </message>
    <message>
        <source>{number} is begun.</source>
        <translation>{number} está empezado.</translation>
    </message>
    <message>
        <source>Finding {number}: {place}</source>
        <translation>Hallazgo {number}: {place}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>&amp;Sign the chosen …</source>
        <translation>&amp;Firmar los elegidos …</translation>
    </message>
    <message>
        <source>&amp;Begin a report …</source>
        <translation>&amp;Empezar un informe …</translation>
    </message>
    <message>
        <source>Begin a report</source>
        <translation>Empezar un informe</translation>
    </message>
    <message>
        <source>Choose the requests of one case that the report is to answer.</source>
        <translation>Elija las solicitudes de un caso a las que responde el informe.</translation>
    </message>
    <message>
        <source>A report answers requests of one case; these are of several.</source>
        <translation>Un informe responde a solicitudes de un caso; estas son de varios.</translation>
    </message>
    <message>
        <source>None of the chosen reports awaits your signature.</source>
        <translation>Ninguno de los informes elegidos espera su firma.</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>Todos los informes</translation>
    </message>
    <message>
        <source>What awaits me</source>
        <translation>Lo que me espera</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Todos los estados</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>&amp;Reports</source>
        <translation>&amp;Informes</translation>
    </message>
    <message>
        <source>To be reported</source>
        <translation>Por informar</translation>
    </message>
    <message>
        <source>Every analysed request is answered by a report.</source>
        <translation>Cada solicitud analizada tiene un informe que le responde.</translation>
    </message>
    <message>
        <source>To be re&amp;ported</source>
        <translation>Por in&amp;formar</translation>
    </message>
    <message>
        <source>No report awaits you here.</source>
        <translation>Aquí no le espera ningún informe.</translation>
    </message>
    <message>
        <source>There is no report here yet.</source>
        <translation>Todavía no hay ningún informe aquí.</translation>
    </message>
    <message>
        <source>{count} of the chosen reports are not for your eyes any more and are not signed.</source>
        <translation>{count} de los informes elegidos ya no son para usted y no se firman.</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Choose a request to see what is asked</source>
        <translation>Elija una solicitud para ver qué se pide</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada todavía.</translation>
    </message>
    <message>
        <source>Stop work: {why}</source>
        <translation>Detener el trabajo: {why}</translation>
    </message>
    <message>
        <source>{first} on the same item comes first.</source>
        <translation>{first} en el mismo indicio va primero.</translation>
    </message>
    <message>
        <source>You have declared a conflict of interest in this case: put the work aside. Whoever leads the section has been told and gives it to somebody else.</source>
        <translation>Usted declaró un conflicto de interés en este caso: deje el trabajo a un lado. Quien dirige la sección ha sido avisado y lo asigna a otra persona.</translation>
    </message>
    <message>
        <source>{analyst} has declared a conflict of interest in this case: give it to somebody else.</source>
        <translation>{analyst} declaró un conflicto de interés en este caso: asígnelo a otra persona.</translation>
    </message>
    <message>
        <source>asked by {name} on {day}</source>
        <translation>pedida por {name} el {day}</translation>
    </message>
    <message>
        <source>for {name}</source>
        <translation>para {name}</translation>
    </message>
    <message>
        <source>promised for {day}</source>
        <translation>prometido para el {day}</translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation>{name}: {words}</translation>
    </message>
    <message>
        <source>The customer was told: {words}</source>
        <translation>Se comunicó al cliente: {words}</translation>
    </message>
    <message>
        <source>{day}: {name}, by {method}</source>
        <translation>{day}: {name}, con {method}</translation>
    </message>
    <message>
        <source>out of turn: {why}</source>
        <translation>fuera de turno: {why}</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Hasta ahora</translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>Scan the items of one case that are to be examined.</source>
        <translation>Escanee los indicios de un caso que se han de examinar.</translation>
    </message>
    <message>
        <source>&amp;Examination</source>
        <translation>&amp;Análisis</translation>
    </message>
    <message>
        <source>&amp;Questions</source>
        <translation>&amp;Preguntas</translation>
    </message>
    <message>
        <source>Asked &amp;for</source>
        <translation>Pedido p&amp;or</translation>
    </message>
    <message>
        <source>Who at the agency wants to know</source>
        <translation>Quién de la institución quiere saberlo</translation>
    </message>
    <message>
        <source>&amp;Court date</source>
        <translation>Fecha de &amp;juicio</translation>
    </message>
    <message>
        <source>Needed &amp;by</source>
        <translation>Necesario para &amp;el</translation>
    </message>
    <message>
        <source>Somebody is held on &amp;remand</source>
        <translation>Hay alguien en &amp;prisión preventiva</translation>
    </message>
    <message>
        <source>The item is &amp;perishable</source>
        <translation>El indicio es p&amp;erecedero</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>&amp;Pedir</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Pedir</translation>
    </message>
    <message>
        <source>One request for each examination; the same items may be asked about again.</source>
        <translation>Una solicitud por análisis; sobre los mismos indicios se puede volver a preguntar.</translation>
    </message>
    <message>
        <source>The request is not asked yet.</source>
        <translation>La solicitud aún no se ha hecho.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto hace falta.</translation>
    </message>
    <message>
        <source>Asked of {section}: {items}. Choose another examination of the same items, or clear the list.</source>
        <translation>Pedido a {section}: {items}. Elija otro análisis de los mismos indicios, o vacíe la lista.</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>All sections</source>
        <translation>Todas las secciones</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <source>Everything open</source>
        <translation>Todo lo abierto</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>No request is open here.</source>
        <translation>Aquí no hay ninguna solicitud abierta.</translation>
    </message>
    <message>
        <source>Take the &amp;next</source>
        <translation>Tomar la &amp;siguiente</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Tomar la siguiente</translation>
    </message>
    <message>
        <source>New request …</source>
        <translation>Nueva solicitud …</translation>
    </message>
    <message>
        <source>Choose a section first.</source>
        <translation>Elija primero una sección.</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Aceptar</translation>
    </message>
    <message>
        <source>Decline …</source>
        <translation>Declinar …</translation>
    </message>
    <message>
        <source>A&amp;ssign …</source>
        <translation>A&amp;signar …</translation>
    </message>
    <message>
        <source>&amp;Urgency …</source>
        <translation>&amp;Urgencia …</translation>
    </message>
    <message>
        <source>&amp;Hold …</source>
        <translation>En &amp;espera …</translation>
    </message>
    <message>
        <source>&amp;Promise …</source>
        <translation>&amp;Prometer …</translation>
    </message>
    <message>
        <source>A &amp;question …</source>
        <translation>Una &amp;pregunta …</translation>
    </message>
    <message>
        <source>Stop work …</source>
        <translation>Detener …</translation>
    </message>
    <message>
        <source>Conflict of &amp;interest …</source>
        <translation>Conflicto de &amp;interés …</translation>
    </message>
    <message>
        <source>Cancel it …</source>
        <translation>Cancelarla …</translation>
    </message>
    <message>
        <source>I have &amp;seen it</source>
        <translation>Lo he &amp;visto</translation>
    </message>
    <message>
        <source>It is yours.</source>
        <translation>Es suya.</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>{count} expected</source>
        <translation>{count} esperados</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} encontrados</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>{count} faltan</translation>
    </message>
    <message>
        <source>{count} misplaced</source>
        <translation>{count} fuera de lugar</translation>
    </message>
    <message>
        <source>unknown codes: {count}</source>
        <translation>códigos desconocidos: {count}</translation>
    </message>
    <message>
        <source>places not counted: {count}</source>
        <translation>lugares sin contar: {count}</translation>
    </message>
    <message>
        <source>{count} moved meanwhile</source>
        <translation>{count} movidos mientras tanto</translation>
    </message>
    <message>
        <source>This is a blind inventory: what was expected is told when it is closed.</source>
        <translation>Es un inventario a ciegas: lo esperado se dice cuando se cierra.</translation>
    </message>
    <message>
        <source>{count} items counted with their container and were not seen themselves.</source>
        <translation>{count} indicios se contaron con su contenedor y no se vieron.</translation>
    </message>
    <message>
        <source>As of now. Signing and closing records it; missing items become discrepancies.</source>
        <translation>A esta hora. Al firmar y cerrar se registra; lo que falta se convierte en discrepancia.</translation>
    </message>
    <message>
        <source>Recorded in the custody of every item.</source>
        <translation>Registrado en la custodia de cada indicio.</translation>
    </message>
</context>
<context>
    <name>ResultsFilePage</name>
    <message>
        <source>Instrument that wrote it</source>
        <translation>Instrumento que lo escribió</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>Primeras filas del archivo</translation>
    </message>
    <message>
        <source>Only &amp;problems</source>
        <translation>Solo &amp;problemas</translation>
    </message>
    <message>
        <source>Also &amp;change values that stand there already</source>
        <translation>También &amp;cambiar valores que ya están</translation>
    </message>
    <message>
        <source>Choose a file, or drop it here.</source>
        <translation>Elija un archivo o suéltelo aquí.</translation>
    </message>
    <message>
        <source>Remember how it is read</source>
        <translation>Recordar cómo se lee</translation>
    </message>
    <message>
        <source>Choose a &amp;file …</source>
        <translation>Elegir un &amp;archivo …</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>Enter the values</source>
        <translation>Ingresar los valores</translation>
    </message>
    <message>
        <source>Values are entered only while the worksheet is at work.</source>
        <translation>Solo se ingresan valores mientras la hoja de trabajo está en curso.</translation>
    </message>
    <message>
        <source>The values of the file are not in the record yet.</source>
        <translation>Los valores del archivo aún no están en el registro.</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exportaciones</translation>
    </message>
    <message>
        <source>Results file</source>
        <translation>Archivo de resultados</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Cómo se lee</translation>
    </message>
    <message>
        <source>Read as {person} said for this instrument on {day}.</source>
        <translation>Se lee como indicó {person} para este instrumento el {day}.</translation>
    </message>
    <message>
        <source>The file has no columns named {columns}; say anew which column holds what.</source>
        <translation>El archivo no tiene columnas llamadas {columns}; indique de nuevo qué contiene cada columna.</translation>
    </message>
    <message>
        <source>Every row is understood.</source>
        <translation>Se entienden todas las filas.</translation>
    </message>
    <message>
        <source>There are no rows.</source>
        <translation>No hay filas.</translation>
    </message>
    <message>
        <source>Say which column tells whose a row is, and which holds values.</source>
        <translation>Indique qué columna dice de quién es cada fila y cuál contiene valores.</translation>
    </message>
    <message>
        <source>Enter {count} values</source>
        <translation>Ingresar {count} valores</translation>
    </message>
    <message>
        <source>{name}: {count} rows</source>
        <translation>{name}: {count} filas</translation>
    </message>
    <message>
        <source>{count} new values</source>
        <translation>{count} valores nuevos</translation>
    </message>
    <message>
        <source>{count} would change</source>
        <translation>{count} cambiarían</translation>
    </message>
    <message>
        <source>{count} stand already</source>
        <translation>{count} ya están</translation>
    </message>
    <message>
        <source>{count} rows with problems</source>
        <translation>{count} filas con problemas</translation>
    </message>
    <message>
        <source>{count} places are not in the file</source>
        <translation>{count} posiciones no están en el archivo</translation>
    </message>
    <message>
        <source>This very file came into {worksheet} already. Why does it belong here too?</source>
        <translation>Este mismo archivo ya se incorporó en {worksheet}. ¿Por qué corresponde también aquí?</translation>
    </message>
    <message>
        <source>Enter it again</source>
        <translation>Ingresarlo otra vez</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Ingresar</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>{count} values of the file are in {worksheet}.</source>
        <translation>{count} valores del archivo están en {worksheet}.</translation>
    </message>
    <message>
        <source>Files of this instrument are read so from now on.</source>
        <translation>Los archivos de este instrumento se leen así desde ahora.</translation>
    </message>
</context>
<context>
    <name>RetentionPage</name>
    <message>
        <source>Every rule that fits an item is a minimum: the longest applies. Enter opens a rule.</source>
        <translation>Cada regla que corresponde a un indicio es un mínimo: rige la más larga. Intro abre una regla.</translation>
    </message>
    <message>
        <source>New rule …</source>
        <translation>Nueva regla …</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nueva regla</translation>
    </message>
    <message>
        <source>Another manager confirms the rule “{name}” with their own password.</source>
        <translation>Otro gerente confirma la regla «{name}» con su propia contraseña.</translation>
    </message>
    <message>
        <source>The rule {code} is recorded.</source>
        <translation>La regla {code} está registrada.</translation>
    </message>
</context>
<context>
    <name>Returning</name>
    <message>
        <source>&amp;Receive</source>
        <translation>&amp;Recibir</translation>
    </message>
    <message>
        <source>{name} hands over {items} and confirms it with their own password.</source>
        <translation>{name} entrega {items} y lo confirma con su propia contraseña.</translation>
    </message>
    <message>
        <source>{items} scanned</source>
        <translation>Escaneados: {items}</translation>
    </message>
    <message>
        <source>Received: {items}.</source>
        <translation>Recibido: {items}.</translation>
    </message>
    <message>
        <source>Discrepancies raised: {count}.</source>
        <translation>Discrepancias abiertas: {count}.</translation>
    </message>
</context>
<context>
    <name>ReviewsPage</name>
    <message>
        <source>Only cases that I opened</source>
        <translation>Solo casos que yo abrí</translation>
    </message>
    <message>
        <source>Cases whose review is due</source>
        <translation>Casos con revisión vencida</translation>
    </message>
    <message>
        <source>No review is due.</source>
        <translation>Ninguna revisión ha vencido.</translation>
    </message>
    <message>
        <source>Items of the case</source>
        <translation>Indicios del caso</translation>
    </message>
    <message>
        <source>Choose a case to see which of its items are due, and by which rule.</source>
        <translation>Elija un caso para ver cuáles de sus indicios han vencido y por qué regla.</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Conservar hasta</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Conservar</translation>
    </message>
    <message>
        <source>&amp;Keep until</source>
        <translation>&amp;Conservar hasta</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Por qué</translation>
    </message>
    <message>
        <source>Outcome of the case</source>
        <translation>Resultado del caso</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Registrar</translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation>&amp;Resultado</translation>
    </message>
    <message>
        <source>&amp;Decided on</source>
        <translation>&amp;Decidido el</translation>
    </message>
    <message>
        <source>&amp;By whose word</source>
        <translation>Según &amp;quién</translation>
    </message>
    <message>
        <source>&amp;Outcome of the case …</source>
        <translation>&amp;Resultado del caso …</translation>
    </message>
    <message>
        <source>&amp;Keep until …</source>
        <translation>&amp;Conservar hasta …</translation>
    </message>
    <message>
        <source>&amp;Propose to end …</source>
        <translation>&amp;Proponer terminar …</translation>
    </message>
    <message>
        <source>Kept until {date}.</source>
        <translation>Se conserva hasta {date}.</translation>
    </message>
    <message>
        <source>The outcome is recorded.</source>
        <translation>El resultado está registrado.</translation>
    </message>
</context>
<context>
    <name>RollcallPage</name>
    <message>
        <source>&amp;Open the roll call …</source>
        <translation>&amp;Abrir la destrucción …</translation>
    </message>
    <message>
        <source>&amp;Read the balance  (F8)</source>
        <translation>&amp;Leer la balanza  (F8)</translation>
    </message>
    <message>
        <source>&amp;Cross off  (Ctrl+Enter)</source>
        <translation>&amp;Tachar  (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Take the empty &amp;seat …</source>
        <translation>&amp;Ocupar el asiento vacío …</translation>
    </message>
    <message>
        <source>&amp;Go on with a supervisor&apos;s word …</source>
        <translation>&amp;Seguir con la palabra de un supervisor …</translation>
    </message>
    <message>
        <source>Everybody s&amp;igns …</source>
        <translation>Todos &amp;firman …</translation>
    </message>
    <message>
        <source>The certif&amp;icate</source>
        <translation>El certif&amp;icado</translation>
    </message>
    <message>
        <source>S&amp;top …</source>
        <translation>De&amp;tener …</translation>
    </message>
    <message>
        <source>Cross off</source>
        <translation>Tachar</translation>
    </message>
    <message>
        <source>The called parcel is not crossed off yet.</source>
        <translation>El paquete llamado aún no está tachado.</translation>
    </message>
    <message>
        <source>A supervisor confirms that the roll call goes on, and that {item} is set aside.</source>
        <translation>Un supervisor confirma que la destrucción sigue y que {item} se aparta.</translation>
    </message>
    <message>
        <source>{role} leaves</source>
        <translation>{role} sale</translation>
    </message>
    <message>
        <source>Cou&amp;nt or measure …  (F8)</source>
        <translation>Co&amp;ntar o medir …  (F8)</translation>
    </message>
    <message>
        <source>Cance&amp;l this schedule …</source>
        <translation>Cance&amp;lar esta citación …</translation>
    </message>
    <message>
        <source>Weigh, count or measure</source>
        <translation>Pesar, contar o medir</translation>
    </message>
    <message>
        <source>The parcel before is still being recorded: scan this one again.</source>
        <translation>El paquete anterior aún se está registrando: escanee este otra vez.</translation>
    </message>
    <message>
        <source>Not opened yet.</source>
        <translation>Aún no se ha abierto.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>The schedule was given up: {reason}</source>
        <translation>La citación se canceló: {reason}</translation>
    </message>
    <message>
        <source>Paused: a seat is empty.</source>
        <translation>En pausa: un asiento está vacío.</translation>
    </message>
    <message>
        <source>Every parcel was called</source>
        <translation>Se llamaron todos los paquetes</translation>
    </message>
    <message>
        <source>Everybody signs now.</source>
        <translation>Ahora firman todos.</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmada</translation>
    </message>
    <message>
        <source>The certificate is kept.</source>
        <translation>El certificado está guardado.</translation>
    </message>
    <message>
        <source>Ready: Ctrl+Enter crosses it off.</source>
        <translation>Listo: Ctrl+Intro lo tacha.</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>sin lectura</translation>
    </message>
    <message>
        <source>A colleague confirms with their own password who is in the room.</source>
        <translation>Un colega confirma con su propia contraseña quién está en la sala.</translation>
    </message>
    <message>
        <source>The certificate {code} is kept.</source>
        <translation>El certificado {code} está guardado.</translation>
    </message>
</context>
<context>
    <name>Router</name>
    <message>
        <source>Finish the open question first; the scan was not taken.</source>
        <translation>Termine primero la pregunta abierta; el escaneo no se tomó.</translation>
    </message>
    <message>
        <source>{code} is not something this desk can open.</source>
        <translation>{code} no es algo que se pueda abrir aquí.</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Change a rule</source>
        <translation>Cambiar una regla</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nueva regla</translation>
    </message>
    <message>
        <source>Another manager confirms it. The old version stays on record.</source>
        <translation>Otro gerente la confirma. La versión anterior queda en el registro.</translation>
    </message>
    <message>
        <source>&amp;Put the rule</source>
        <translation>&amp;Poner la regla</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Por qué</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Código</translation>
    </message>
    <message>
        <source>Item c&amp;lass</source>
        <translation>C&amp;lase de indicio</translation>
    </message>
    <message>
        <source>Every class</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>Name, &amp;English</source>
        <translation>Nombre, &amp;inglés</translation>
    </message>
    <message>
        <source>Name, &amp;Spanish</source>
        <translation>Nombre, &amp;español</translation>
    </message>
    <message>
        <source>Codes apart by commas; empty fits all</source>
        <translation>Códigos separados por comas; vacío vale para todo</translation>
    </message>
    <message>
        <source>&amp;Offences</source>
        <translation>&amp;Delitos</translation>
    </message>
    <message>
        <source>Case o&amp;utcomes</source>
        <translation>Res&amp;ultados del caso</translation>
    </message>
    <message>
        <source>Item &amp;types</source>
        <translation>&amp;Tipos de indicio</translation>
    </message>
    <message>
        <source>&amp;Months</source>
        <translation>&amp;Meses</translation>
    </message>
    <message>
        <source>Empty: until an authority decides</source>
        <translation>Vacío: hasta que decida una autoridad</translation>
    </message>
    <message>
        <source>Counted &amp;from</source>
        <translation>Contados &amp;desde</translation>
    </message>
    <message>
        <source>And &amp;then</source>
        <translation>Y &amp;después</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Vigencia</translation>
    </message>
    <message>
        <source>This rule ends</source>
        <translation>Esta regla termina</translation>
    </message>
</context>
<context>
    <name>ScannedTable</name>
    <message>
        <source>Nothing scanned yet.</source>
        <translation>Aún no se ha escaneado nada.</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Escaneado</translation>
    </message>
</context>
<context>
    <name>ScannerHints</name>
    <message>
        <source>Setting the scanner</source>
        <translation>Ajuste del escáner</translation>
    </message>
    <message>
        <source>Prefix F12</source>
        <translation>Prefijo F12</translation>
    </message>
    <message>
        <source>A scanner that types sends the key F12 first, so that no field takes the code.</source>
        <translation>Un escáner que escribe envía primero la tecla F12, para que ningún campo tome el código.</translation>
    </message>
    <message>
        <source>Suffix CR</source>
        <translation>Sufijo CR</translation>
    </message>
    <message>
        <source>Every scan ends with Enter (CR), on a cable as well; without it a scan is cut off.</source>
        <translation>Cada escaneo termina con Intro (CR), también por cable; sin él el escaneo queda cortado.</translation>
    </message>
    <message>
        <source>AIM identifiers on</source>
        <translation>Identificadores AIM activos</translation>
    </message>
    <message>
        <source>The scanner says ]C0 before Code 128 and ]d1 before Data Matrix; others are then known.</source>
        <translation>El escáner dice ]C0 antes de Code 128 y ]d1 antes de Data Matrix; así se reconocen los demás.</translation>
    </message>
    <message>
        <source>Keyboard: USA</source>
        <translation>Teclado: EE. UU.</translation>
    </message>
    <message>
        <source>The scanner&apos;s own keyboard is the American one, whatever this computer has.</source>
        <translation>El teclado propio del escáner es el americano, tenga lo que tenga este equipo.</translation>
    </message>
    <message>
        <source>Symbologies</source>
        <translation>Simbologías</translation>
    </message>
    <message>
        <source>Code 128 and Data Matrix on; switch off what your laboratory never reads.</source>
        <translation>Code 128 y Data Matrix activos; desactive lo que su laboratorio nunca lee.</translation>
    </message>
</context>
<context>
    <name>ScannerPanel</name>
    <message>
        <source>Simulator: {name}</source>
        <translation>Simulador: {name}</translation>
    </message>
    <message>
        <source>No AIM identifier</source>
        <translation>Sin identificador AIM</translation>
    </message>
    <message>
        <source>Choose a hostile scan …</source>
        <translation>Elija un escaneo hostil …</translation>
    </message>
    <message>
        <source>The scanner is unplugged: mend it first.</source>
        <translation>El escáner está desconectado: repárelo primero.</translation>
    </message>
    <message>
        <source>Printer commands (ZPL)</source>
        <translation>Órdenes de impresora (ZPL)</translation>
    </message>
    <message>
        <source>Database commands (SQL)</source>
        <translation>Órdenes de base de datos (SQL)</translation>
    </message>
    <message>
        <source>Right-to-left mark</source>
        <translation>Marca de derecha a izquierda</translation>
    </message>
    <message>
        <source>Control bytes</source>
        <translation>Bytes de control</translation>
    </message>
    <message>
        <source>Wrong check digits</source>
        <translation>Dígitos de control erróneos</translation>
    </message>
    <message>
        <source>10,000 characters</source>
        <translation>10 000 caracteres</translation>
    </message>
    <message>
        <source>&amp;Text to scan</source>
        <translation>&amp;Texto para escanear</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Como</translation>
    </message>
    <message>
        <source>&amp;Scan it</source>
        <translation>&amp;Escanearlo</translation>
    </message>
</context>
<context>
    <name>ScheduleAsking</name>
    <message>
        <source>Every item that is still on the list is called in the order of its number.</source>
        <translation>Cada indicio que sigue en la lista se llama en el orden de su número.</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>Destrucción por lista</translation>
    </message>
    <message>
        <source>&amp;Schedule</source>
        <translation>&amp;Citar</translation>
    </message>
    <message>
        <source>&amp;Court</source>
        <translation>&amp;Tribunal</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Día</translation>
    </message>
    <message>
        <source>&amp;Order number</source>
        <translation>&amp;Número de orden</translation>
    </message>
</context>
<context>
    <name>SealLotSubject</name>
    <message>
        <source>Choose a type</source>
        <translation>Elija un tipo</translation>
    </message>
    <message>
        <source>Type of &amp;seal</source>
        <translation>Tipo de &amp;sello</translation>
    </message>
    <message>
        <source>F&amp;irst number</source>
        <translation>Pr&amp;imer número</translation>
    </message>
    <message>
        <source>&amp;Last number</source>
        <translation>Ú&amp;ltimo número</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>{count} found for “{words}”</source>
        <translation>{count} resultados para «{words}»</translation>
    </message>
    <message>
        <source>Type a number, an agency reference, a name, a description, or scan a code.</source>
        <translation>Escriba un número, una referencia, un nombre o una descripción, o escanee un código.</translation>
    </message>
    <message>
        <source>Nothing is known by “{words}”. Fewer or shorter words find more; every word may be a beginning.</source>
        <translation>Nada se conoce por «{words}». Menos palabras, o más cortas, encuentran más; cada una puede ser un comienzo.</translation>
    </message>
</context>
<context>
    <name>SeatsAsking</name>
    <message>
        <source>Whoever comes from the court shows a document and signs.</source>
        <translation>Quien viene del tribunal muestra un documento y firma.</translation>
    </message>
    <message>
        <source>Who is in the room</source>
        <translation>Quién está en la sala</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Where the parcels are destroyed</source>
        <translation>&amp;Dónde se destruyen los paquetes</translation>
    </message>
    <message>
        <source>{role}: name</source>
        <translation>{role}: nombre</translation>
    </message>
    <message>
        <source>{role}: office</source>
        <translation>{role}: cargo</translation>
    </message>
    <message>
        <source>{role}: identity document</source>
        <translation>{role}: documento de identidad</translation>
    </message>
</context>
<context>
    <name>Serving</name>
    <message>
        <source>{count} packages</source>
        <translation>{count} paquetes</translation>
    </message>
    <message>
        <source>1 package</source>
        <translation>1 paquete</translation>
    </message>
    <message>
        <source>{case}, labels not scanned back: {count}</source>
        <translation>{case}, etiquetas sin escanear de vuelta: {count}</translation>
    </message>
    <message>
        <source>Half-finished intake of {time}, {many}</source>
        <translation>Recepción a medias de las {time}, {many}</translation>
    </message>
    <message>
        <source>announced {code}</source>
        <translation>anunciado {code}</translation>
    </message>
    <message>
        <source>walk-in</source>
        <translation>sin aviso</translation>
    </message>
    <message>
        <source>recorded as {case}</source>
        <translation>registrado como {case}</translation>
    </message>
    <message>
        <source>Everything on the list was seen. F2 adds what is not on it, Ctrl+Enter goes on.</source>
        <translation>Se vio todo lo de la lista. F2 añade lo que no está en ella, Ctrl+Intro continúa.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>A scan was cut off before its end; please scan again.</source>
        <translation>Un escaneo se cortó antes de su fin; escanee de nuevo.</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Scan the items that are to be held.</source>
        <translation>Escanee los indicios que se han de retener.</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Retención</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Tipo</translation>
    </message>
    <message>
        <source>By whose &amp;authority</source>
        <translation>Por &amp;autoridad de</translation>
    </message>
    <message>
        <source>Set the &amp;hold</source>
        <translation>Poner la &amp;retención</translation>
    </message>
    <message>
        <source>Scanned and not held yet: {items}.</source>
        <translation>Escaneado y aún sin retener: {items}.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto es necesario.</translation>
    </message>
    <message>
        <source>Held: {items}.</source>
        <translation>Retenido: {items}.</translation>
    </message>
    <message>
        <source>With them are held {count} more that lie in them or were made from them.</source>
        <translation>Con ellos se retienen {count} más que contienen o que se hicieron de ellos.</translation>
    </message>
    <message>
        <source>No hold was set</source>
        <translation>No se puso ninguna retención</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>How it is written</source>
        <translation>Cómo está escrito</translation>
    </message>
    <message>
        <source>Which column says what</source>
        <translation>Qué dice cada columna</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>coma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>punto y coma</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulador</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>barra</translation>
    </message>
    <message>
        <source>point</source>
        <translation>punto</translation>
    </message>
    <message>
        <source>barcode, item number or name</source>
        <translation>código de barras, número de indicio o nombre</translation>
    </message>
    <message>
        <source>place in the run</source>
        <translation>posición en la corrida</translation>
    </message>
    <message>
        <source>The first row names the columns</source>
        <translation>La primera fila nombra las columnas</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Codificación</translation>
    </message>
    <message>
        <source>&amp;Columns are parted by</source>
        <translation>Las col&amp;umnas se separan con</translation>
    </message>
    <message>
        <source>&amp;Decimal sign</source>
        <translation>Signo &amp;decimal</translation>
    </message>
    <message>
        <source>Lines &amp;above</source>
        <translation>Líneas &amp;antes de la tabla</translation>
    </message>
    <message>
        <source>&amp;Whose the row is</source>
        <translation>De &amp;quién es la fila</translation>
    </message>
    <message>
        <source>That column holds</source>
        <translation>Esa columna contiene</translation>
    </message>
    <message>
        <source>Number of the &amp;replicate</source>
        <translation>Número de la &amp;réplica</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Sign in · LIMS Desktop</source>
        <translation>Iniciar sesión · LIMS Desktop</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto hace falta.</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Iniciando sesión …</translation>
    </message>
    <message>
        <source>Signing in as soon as the laboratory is ready …</source>
        <translation>La sesión se inicia en cuanto el laboratorio esté listo …</translation>
    </message>
    <message>
        <source>Starting the laboratory on this computer …</source>
        <translation>Iniciando el laboratorio en este equipo …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>&amp;Remember my password on this computer</source>
        <translation>&amp;Recordar mi contraseña en este equipo</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>Iniciar &amp;sesión</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>{station} · the laboratory on this computer</source>
        <translation>{station} · el laboratorio en este equipo</translation>
    </message>
    <message>
        <source>{station} · laboratory at {host}</source>
        <translation>{station} · laboratorio en {host}</translation>
    </message>
    <message>
        <source>This is a demonstration: everybody&apos;s password is {password}.</source>
        <translation>Esto es una demostración: la contraseña de todos es {password}.</translation>
    </message>
    <message>
        <source>People of the demonstration</source>
        <translation>Personas de la demostración</translation>
    </message>
    <message>
        <source>Choose somebody to be …</source>
        <translation>Elija quién quiere ser …</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>A &amp;form without connection …</source>
        <translation>Un &amp;formulario sin conexión …</translation>
    </message>
    <message>
        <source>This s&amp;tation …</source>
        <translation>Esta es&amp;tación …</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>Firmar de nuevo</translation>
    </message>
    <message>
        <source>Sign here</source>
        <translation>Firme aquí</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>{name} confirms with their own password that they receive {items}.</source>
        <translation>{name} confirma con su propia contraseña que recibe {items}.</translation>
    </message>
    <message>
        <source>A supervisor confirms with their own password that you take over {items}.</source>
        <translation>Un supervisor confirma con su propia contraseña que usted asume la custodia de {items}.</translation>
    </message>
    <message>
        <source>Sign {number}</source>
        <translation>Firmar {number}</translation>
    </message>
    <message>
        <source>Sign {count} reports</source>
        <translation>Firmar {count} informes</translation>
    </message>
    <message>
        <source>Each is signed as it is listed here, with the meaning that your signature has there.</source>
        <translation>Cada uno se firma tal como figura aquí, con el significado que su firma tiene en él.</translation>
    </message>
    <message>
        <source>&amp;Sign</source>
        <translation>&amp;Firmar</translation>
    </message>
    <message>
        <source>{number} is signed.</source>
        <translation>{number} está firmado.</translation>
    </message>
    <message>
        <source>{count} reports are signed.</source>
        <translation>{count} informes están firmados.</translation>
    </message>
    <message>
        <source>{done} are signed, {failed} are not; why stands beside each.</source>
        <translation>{done} están firmados, {failed} no; el porqué está junto a cada uno.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
</context>
<context>
    <name>SigningAsking</name>
    <message>
        <source>The last parcel was called. Everybody signs; then the certificate is issued.</source>
        <translation>Se llamó el último paquete. Firman todos; luego se emite el certificado.</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Firmas</translation>
    </message>
    <message>
        <source>&amp;Sign and certify</source>
        <translation>&amp;Firmar y certificar</translation>
    </message>
</context>
<context>
    <name>SlowBar</name>
    <message>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Reckoning</source>
        <translation>Recuento</translation>
    </message>
    <message>
        <source>Nothing was performed on these requests yet.</source>
        <translation>Todavía no se hizo nada sobre estas solicitudes.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>{count} of {all} attempts lack a disposition. Until each has one, this is not signed.</source>
        <translation>{count} de {all} intentos carecen de disposición. Hasta que cada uno la tenga, esto no se firma.</translation>
    </message>
    <message>
        <source>Save the raw file</source>
        <translation>Guardar el archivo original</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Guardado: {path}</translation>
    </message>
</context>
<context>
    <name>StagedPage</name>
    <message>
        <source>Back  (Esc)</source>
        <translation>Volver  (Esc)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Guardar como …</translation>
    </message>
    <message>
        <source>Kept in the laboratory: SHA-256 {sha256}</source>
        <translation>Conservado en el laboratorio: SHA-256 {sha256}</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>Agency, reference, officer, person …</source>
        <translation>Institución, referencia, agente, persona …</translation>
    </message>
    <message>
        <source>Find an announced submission</source>
        <translation>Buscar una entrega anunciada</translation>
    </message>
    <message>
        <source>Nothing announced fits. A walk-in starts with F2.</source>
        <translation>Nada anunciado coincide. Una entrega sin aviso empieza con F2.</translation>
    </message>
    <message>
        <source>No agency is known yet, so nothing can be taken in. A laboratory manager or an administrator enters it on the page Agencies and offices.</source>
        <translation>Aún no se conoce ninguna institución, así que no se puede recibir nada. La introduce un responsable del laboratorio o un administrador en la página Instituciones y oficinas.</translation>
    </message>
    <message>
        <source>No district is known yet, so nothing can be taken in. A laboratory manager or a quality manager enters it on the page Lists.</source>
        <translation>Aún no se conoce ningún distrito, así que no se puede recibir nada. Lo introduce un responsable del laboratorio o de calidad en la página Listas.</translation>
    </message>
    <message>
        <source>Announced and awaited</source>
        <translation>Anunciado y esperado</translation>
    </message>
    <message>
        <source>Scan the code on the officer&apos;s paper, or choose with ↓ and Enter.</source>
        <translation>Escanee el código del papel del agente, o elija con ↓ e Intro.</translation>
    </message>
    <message>
        <source>Not announced</source>
        <translation>No anunciado</translation>
    </message>
    <message>
        <source>Somebody is at the counter with packages that nobody announced.</source>
        <translation>Alguien está en el mostrador con paquetes que nadie anunció.</translation>
    </message>
    <message>
        <source>Walk-in  (F2)</source>
        <translation>Sin aviso  (F2)</translation>
    </message>
    <message>
        <source>Half-finished by me</source>
        <translation>Lo que dejé a medias</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Go on with {title}</source>
        <translation>Seguir con {title}</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>What is expected is fixed at this moment: everything recorded in the place and below it.</source>
        <translation>Lo esperado se fija en este momento: todo lo que consta en el lugar y debajo de él.</translation>
    </message>
    <message>
        <source>Begin an inventory</source>
        <translation>Comenzar un inventario</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Comenzar</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Lugar</translation>
    </message>
    <message>
        <source>Type its name</source>
        <translation>Escriba su nombre</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>&amp;Cómo</translation>
    </message>
    <message>
        <source>&amp;Blind: nobody is told what is expected until it is closed</source>
        <translation>A &amp;ciegas: nadie sabe qué se espera hasta que se cierre</translation>
    </message>
    <message>
        <source>The seed is the ledger&apos;s newest root and the number of the draw: nobody chooses it.</source>
        <translation>La semilla es la raíz más reciente del libro de registro y el número del sorteo: nadie la elige.</translation>
    </message>
    <message>
        <source>Draw at random</source>
        <translation>Sortear al azar</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Sortear</translation>
    </message>
    <message>
        <source>Places to be counted</source>
        <translation>Lugares que se contarán</translation>
    </message>
    <message>
        <source>Items to be found on the shelf</source>
        <translation>Indicios que se buscarán en el estante</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Qué</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>Type the name of a site or room</source>
        <translation>Escriba el nombre de una sede o sala</translation>
    </message>
    <message>
        <source>How &amp;many</source>
        <translation>C&amp;uántos</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Entrega en mano</translation>
    </message>
    <message>
        <source>Labels and receipt</source>
        <translation>Etiquetas y recibo</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Más</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>El paso siguiente</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Incinerator, Belmopan</source>
        <translation>Incinerador, Belmopán</translation>
    </message>
    <message>
        <source>&amp;Where the items end</source>
        <translation>&amp;Dónde terminan los indicios</translation>
    </message>
    <message>
        <source>&amp;Approve the list</source>
        <translation>&amp;Aprobar la lista</translation>
    </message>
    <message>
        <source>&amp;Count …</source>
        <translation>&amp;Contar …</translation>
    </message>
    <message>
        <source>&amp;Roll call …</source>
        <translation>&amp;Destrucción por lista …</translation>
    </message>
    <message>
        <source>Take the chosen item &amp;off …</source>
        <translation>&amp;Quitar el indicio elegido …</translation>
    </message>
    <message>
        <source>Give it &amp;up …</source>
        <translation>&amp;Abandonarla …</translation>
    </message>
    <message>
        <source>{items} · {ended} ended · {removed} removed</source>
        <translation>{items} · {ended} terminados · {removed} quitados</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>To store, scan items you hold, then a place. To retrieve, scan the place first.</source>
        <translation>Para guardar, escanee indicios que tenga y luego un lugar. Para retirar, escanee primero el lugar.</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Store or retrieve</source>
        <translation>Guardar o retirar</translation>
    </message>
    <message>
        <source>Scan the label of the place.</source>
        <translation>Escanee la etiqueta del lugar.</translation>
    </message>
    <message>
        <source>The list is of items in {place}. Retrieve them, or clear the list first.</source>
        <translation>La lista es de indicios en {place}. Retírelos o vacíe primero la lista.</translation>
    </message>
    <message>
        <source>It is a controlled place: a witness who is someone else confirms with their own password.</source>
        <translation>Es un lugar controlado: un testigo, que es otra persona, confirma con su propia contraseña.</translation>
    </message>
    <message>
        <source>Scanned and not moved yet: {items}.</source>
        <translation>Escaneado y aún sin mover: {items}.</translation>
    </message>
    <message>
        <source>Into {place}: {items}.</source>
        <translation>A {place}: {items}.</translation>
    </message>
    <message>
        <source>Out of {place}: {items}.</source>
        <translation>De {place}: {items}.</translation>
    </message>
    <message>
        <source>In {place}: {items}.</source>
        <translation>En {place}: {items}.</translation>
    </message>
    <message>
        <source>In your hands, from {place}: {items}.</source>
        <translation>En sus manos, desde {place}: {items}.</translation>
    </message>
    <message>
        <source>Scan the place once more, or press Ctrl+Enter, to store.</source>
        <translation>Escanee el lugar otra vez, o pulse Ctrl+Intro, para guardar.</translation>
    </message>
    <message>
        <source>Now scan items that are here, to retrieve them, or items you hold, to store them.</source>
        <translation>Ahora escanee indicios que estén aquí, para retirarlos, o indicios que tenga, para guardarlos.</translation>
    </message>
    <message>
        <source>&amp;Retrieve</source>
        <translation>&amp;Retirar</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Retrieve</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Items you hold, then a place: store. A place, then items: retrieve.</source>
        <translation>Indicios que tiene, luego un lugar: guardar. Un lugar, luego indicios: retirar.</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Nothing here yet.</source>
        <translation>Aún no hay nada aquí.</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Cargando …</translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message>
        <source>Scan what comes back. All of it from one holder.</source>
        <translation>Escanee lo que vuelve. Todo de un mismo titular.</translation>
    </message>
    <message>
        <source>Na&amp;me of the person who brings them</source>
        <translation>No&amp;mbre de quien los trae</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>Traído por</translation>
    </message>
    <message>
        <source>F4: how its seal and condition are found</source>
        <translation>F4: cómo se hallan su sello y su condición</translation>
    </message>
</context>
<context>
    <name>Target</name>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Scan its label, or type its name</source>
        <translation>Escanee su etiqueta o escriba su nombre</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Lugar</translation>
    </message>
    <message>
        <source>Room for {count}</source>
        <translation>Caben {count}</translation>
    </message>
    <message>
        <source>Room not limited</source>
        <translation>Sin límite de espacio</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Nothing awaits you.</source>
        <translation>Nada le espera.</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>{count} vencidas</translation>
    </message>
</context>
<context>
    <name>TermFields</name>
    <message>
        <source>&amp;Class</source>
        <translation>&amp;Clase</translation>
    </message>
    <message>
        <source>&amp;Room for so many items</source>
        <translation>&amp;Cabida en indicios</translation>
    </message>
    <message>
        <source>&amp;From °C</source>
        <translation>&amp;Desde °C</translation>
    </message>
    <message>
        <source>&amp;To °C</source>
        <translation>&amp;Hasta °C</translation>
    </message>
    <message>
        <source>&amp;Hours an item may stay; a locker needs them</source>
        <translation>&amp;Horas que puede quedarse un indicio; un casillero las necesita</translation>
    </message>
    <message>
        <source>Takes &amp;only (all types when none is ticked)</source>
        <translation>&amp;Solo admite (todos los tipos si no se marca ninguno)</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Un número</translation>
    </message>
</context>
<context>
    <name>TestLabel</name>
    <message>
        <source>Test label</source>
        <translation>Etiqueta de prueba</translation>
    </message>
    <message>
        <source>Now scan the other code of the label.</source>
        <translation>Ahora escanee el otro código de la etiqueta.</translation>
    </message>
    <message>
        <source>Both codes read. The printer and the label are good.</source>
        <translation>Se leyeron ambos códigos. La impresora y la etiqueta están bien.</translation>
    </message>
    <message>
        <source>That was another code: {text}</source>
        <translation>Ese era otro código: {text}</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Imprimiendo …</translation>
    </message>
    <message>
        <source>&amp;Print test label</source>
        <translation>&amp;Imprimir etiqueta de prueba</translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation>&amp;Diseño</translation>
    </message>
    <message>
        <source>Preview &amp;resolution</source>
        <translation>&amp;Resolución de la vista previa</translation>
    </message>
    <message>
        <source>Preview of {design}</source>
        <translation>Vista previa de {design}</translation>
    </message>
    <message>
        <source>{size} mm  ·  {dpi} dpi  ·  {width} × {height} dots</source>
        <translation>{size} mm  ·  {dpi} ppp  ·  {width} × {height} puntos</translation>
    </message>
</context>
<context>
    <name>TestScan</name>
    <message>
        <source>Test scan</source>
        <translation>Escaneo de prueba</translation>
    </message>
    <message>
        <source>Scan anything. While this page is open a scan is only shown here; it opens nothing.</source>
        <translation>Escanee cualquier cosa. Mientras esta página esté abierta, un escaneo solo se muestra aquí; no abre nada.</translation>
    </message>
    <message>
        <source>Sent by the scanner</source>
        <translation>Enviado por el escáner</translation>
    </message>
    <message>
        <source>Kind of barcode</source>
        <translation>Clase de código de barras</translation>
    </message>
    <message>
        <source>Check digits</source>
        <translation>Dígitos de control</translation>
    </message>
    <message>
        <source>Stands for</source>
        <translation>Significa</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Erróneos</translation>
    </message>
    <message>
        <source>Nothing of this laboratory</source>
        <translation>Nada de este laboratorio</translation>
    </message>
    <message>
        <source>The scanner reads our labels.</source>
        <translation>El escáner lee nuestras etiquetas.</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>número {number}</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Correctos</translation>
    </message>
</context>
<context>
    <name>TestTemperature</name>
    <message>
        <source>Test reading</source>
        <translation>Lectura de prueba</translation>
    </message>
    <message>
        <source>Choose a channel, and read the logger.</source>
        <translation>Elija un canal y lea el registrador.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Sent by the logger</source>
        <translation>Enviado por el registrador</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Número de serie</translation>
    </message>
    <message>
        <source>&amp;Read the logger</source>
        <translation>&amp;Leer el registrador</translation>
    </message>
    <message>
        <source>Nothing was recorded: this was a test.</source>
        <translation>No se registró nada: fue una prueba.</translation>
    </message>
    <message>
        <source>No reading</source>
        <translation>Sin lectura</translation>
    </message>
</context>
<context>
    <name>TestWeight</name>
    <message>
        <source>Test weighing</source>
        <translation>Pesada de prueba</translation>
    </message>
    <message>
        <source>Put something on the pan, and read the balance.</source>
        <translation>Ponga algo en el plato y lea la balanza.</translation>
    </message>
    <message>
        <source>Sent by the balance</source>
        <translation>Enviado por la balanza</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Número de serie</translation>
    </message>
    <message>
        <source>&amp;Read the balance</source>
        <translation>&amp;Leer la balanza</translation>
    </message>
    <message>
        <source>Stable. Only stable readings enter a record.</source>
        <translation>Estable. Solo las lecturas estables entran en un registro.</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>no se dijo</translation>
    </message>
    <message>
        <source>No reading</source>
        <translation>Sin lectura</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Custody</source>
        <translation>Custodia</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>TransitPage</name>
    <message>
        <source>New dispatch …</source>
        <translation>Nuevo despacho …</translation>
    </message>
    <message>
        <source>New dispatch</source>
        <translation>Nuevo despacho</translation>
    </message>
    <message>
        <source>Dispatch or receive</source>
        <translation>Despachar o recibir</translation>
    </message>
    <message>
        <source>Seal and condition</source>
        <translation>Sello y condición</translation>
    </message>
    <message>
        <source>Scanned and not recorded yet: {items}.</source>
        <translation>Escaneado y aún no registrado: {items}.</translation>
    </message>
    <message>
        <source>Scan, scan, scan, sign. All goes, or nothing.</source>
        <translation>Escanear, escanear, escanear, firmar. Va todo o nada.</translation>
    </message>
    <message>
        <source>To {office}</source>
        <translation>A {office}</translation>
    </message>
    <message>
        <source>Scan a manifest to receive what came with it.</source>
        <translation>Escanee un manifiesto para recibir lo que llegó con él.</translation>
    </message>
</context>
<context>
    <name>VerificationPage</name>
    <message>
        <source>It was given up before anything was concluded.</source>
        <translation>Se renunció antes de concluir algo.</translation>
    </message>
    <message>
        <source>&amp;Give up …</source>
        <translation>&amp;Renunciar …</translation>
    </message>
    <message>
        <source>&amp;Worksheet</source>
        <translation>&amp;Hoja de trabajo</translation>
    </message>
    <message>
        <source>&amp;Conclude</source>
        <translation>&amp;Concluir</translation>
    </message>
    <message>
        <source>&amp;Resolve …</source>
        <translation>R&amp;esolver …</translation>
    </message>
    <message>
        <source>Conclude, or resolve</source>
        <translation>Concluir o resolver</translation>
    </message>
    <message>
        <source>Verification of {worksheet}</source>
        <translation>Verificación de {worksheet}</translation>
    </message>
    <message>
        <source>Your conclusions are not recorded yet.</source>
        <translation>Sus conclusiones aún no están registradas.</translation>
    </message>
    <message>
        <source>{item}, {field}. The first found: {first}. The second found: {second}.</source>
        <translation>{item}, {field}. El primero halló: {first}. El segundo halló: {second}.</translation>
    </message>
    <message>
        <source>Which conclusion stands?</source>
        <translation>¿Cuál conclusión queda?</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>&amp;What stands</source>
        <translation>&amp;Qué queda</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>It stays in the record, and somebody else may begin.</source>
        <translation>Queda en el registro y otra persona puede empezar.</translation>
    </message>
    <message>
        <source>Give up the verification</source>
        <translation>Renunciar a la verificación</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Renunciar</translation>
    </message>
    <message>
        <source>Given up on {at}: {why}</source>
        <translation>Se renunció el {at}: {why}</translation>
    </message>
    <message>
        <source>Concluded on {at}.</source>
        <translation>Concluida el {at}.</translation>
    </message>
    <message>
        <source>{who} is verifying since {at}.</source>
        <translation>{who} verifica desde el {at}.</translation>
    </message>
    <message>
        <source>You see nothing of what the first examiner found until you have concluded.</source>
        <translation>No verá nada de lo que halló el primer examinador hasta que haya concluido.</translation>
    </message>
    <message>
        <source>Conclude for yourself; what the first examiner found stands below each field.</source>
        <translation>Concluya por su cuenta; lo que halló el primer examinador está debajo de cada campo.</translation>
    </message>
    <message>
        <source>The conclusions are hidden from you: somebody may still have to verify this blind.</source>
        <translation>Las conclusiones están ocultas para usted: quizá alguien deba aún verificar esto a ciegas.</translation>
    </message>
    <message>
        <source>Look at the values …</source>
        <translation>Mirar los valores …</translation>
    </message>
    <message>
        <source>It is recorded that you looked. From then on you cannot be the second examiner.</source>
        <translation>Queda registrado que miró. Desde entonces no puede ser el segundo examinador.</translation>
    </message>
    <message>
        <source>Look at the values of {worksheet}</source>
        <translation>Mirar los valores de {worksheet}</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>You have looked at both conclusions, and say which one stands.</source>
        <translation>Usted miró ambas conclusiones y dice cuál queda.</translation>
    </message>
    <message>
        <source>The two conclusions differ. A third person says which one stands.</source>
        <translation>Las dos conclusiones difieren. Una tercera persona dice cuál queda.</translation>
    </message>
    <message>
        <source>Recorded: the two conclusions agree.</source>
        <translation>Registrado: las dos conclusiones coinciden.</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>oculta</translation>
    </message>
</context>
<context>
    <name>VerificationsPage</name>
    <message>
        <source>Nothing waits for a second examiner.</source>
        <translation>Nada espera a un segundo examinador.</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Empezar</translation>
    </message>
    <message>
        <source>Begin, or go on</source>
        <translation>Empezar o seguir</translation>
    </message>
    <message>
        <source>&amp;Open the worksheet</source>
        <translation>&amp;Abrir la hoja de trabajo</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Have the items in your hands. Until you have concluded, you see nothing of what was found.</source>
        <translation>Tenga los indicios en sus manos. Hasta que haya concluido no verá nada de lo hallado.</translation>
    </message>
    <message>
        <source>You conclude for yourself; what the first examiner found stands beside it.</source>
        <translation>Usted concluye por su cuenta; al lado está lo que halló el primer examinador.</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>a ciegas</translation>
    </message>
    <message>
        <source>openly</source>
        <translation>a la vista</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>What was found</source>
        <translation>Lo que se halló</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>What was recorded is still what was recorded: recomputed, not believed.</source>
        <translation>Lo registrado sigue siendo lo registrado: recalculado, no creído.</translation>
    </message>
    <message>
        <source>Verifying …</source>
        <translation>Verificando …</translation>
    </message>
    <message>
        <source>You can go on working meanwhile.</source>
        <translation>Mientras tanto puede seguir trabajando.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Nothing is known: verify again from the start.</source>
        <translation>No se sabe nada: verifique de nuevo desde el principio.</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Sin verificar</translation>
    </message>
    <message>
        <source>&amp;Verify now</source>
        <translation>&amp;Verificar ahora</translation>
    </message>
    <message>
        <source>&amp;Check this station&apos;s receipts</source>
        <translation>&amp;Comprobar los recibos de esta estación</translation>
    </message>
    <message>
        <source>Every entry is read and its hash recomputed; custody and all records are compared with it.</source>
        <translation>Cada entrada se lee y su hash se recalcula; con ello se comparan la custodia y todos los registros.</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Aún sin verificar</translation>
    </message>
    <message>
        <source>The whole ledger is verified by an auditor, the quality manager or the laboratory manager. You can check that everything this station was ever told is still in it.</source>
        <translation>El libro entero lo verifica un auditor, el gerente de calidad o el gerente del laboratorio. Usted puede comprobar que todo lo que se dijo a esta estación sigue en él.</translation>
    </message>
    <message>
        <source>What this station was told</source>
        <translation>Lo que se dijo a esta estación</translation>
    </message>
    <message>
        <source>Entries of the ledger: {done} of {total}</source>
        <translation>Entradas del libro: {done} de {total}</translation>
    </message>
    <message>
        <source>Rows of the records compared: {done}</source>
        <translation>Filas de los registros comparadas: {done}</translation>
    </message>
    <message>
        <source>Signed reports looked at: {done} of {total}</source>
        <translation>Informes firmados revisados: {done} de {total}</translation>
    </message>
    <message>
        <source>Receipts of this station: {done} of {total}</source>
        <translation>Recibos de esta estación: {done} de {total}</translation>
    </message>
    <message>
        <source>Entries since the paper&apos;s checkpoint: {done} of {total}</source>
        <translation>Asientos desde el punto de control del documento: {done} de {total}</translation>
    </message>
    <message>
        <source>Everything is as it was recorded.</source>
        <translation>Todo está como se registró.</translation>
    </message>
    <message>
        <source>The ledger is sound</source>
        <translation>El libro está íntegro</translation>
    </message>
    <message>
        <source>The ledger is NOT sound</source>
        <translation>El libro NO está íntegro</translation>
    </message>
    <message>
        <source>{count} findings in all.</source>
        <translation>{count} hallazgos en total.</translation>
    </message>
    <message>
        <source>Do not touch anything. Tell the quality manager; leave this station as it is.</source>
        <translation>No toque nada. Avise al gerente de calidad; deje esta estación como está.</translation>
    </message>
    <message>
        <source>entries recomputed</source>
        <translation>entradas recalculadas</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>puntos de control</translation>
    </message>
    <message>
        <source>custody events</source>
        <translation>eventos de custodia</translation>
    </message>
    <message>
        <source>rows of the records</source>
        <translation>filas de los registros</translation>
    </message>
    <message>
        <source>checkpoints kept here</source>
        <translation>puntos de control guardados aquí</translation>
    </message>
    <message>
        <source>receipts kept here</source>
        <translation>recibos guardados aquí</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>hallazgos</translation>
    </message>
    <message>
        <source>took</source>
        <translation>tardó</translation>
    </message>
    <message>
        <source>{names} and {count} other tables</source>
        <translation>{names} y otras {count} tablas</translation>
    </message>
    <message>
        <source>The ledger still says what this station was told.</source>
        <translation>El libro sigue diciendo lo que se dijo a esta estación.</translation>
    </message>
    <message>
        <source>All receipts are kept</source>
        <translation>Todos los recibos se cumplen</translation>
    </message>
    <message>
        <source>A receipt is NOT kept</source>
        <translation>Un recibo NO se cumple</translation>
    </message>
    <message>
        <source>receipts compared</source>
        <translation>recibos comparados</translation>
    </message>
    <message>
        <source>receipts of this station</source>
        <translation>recibos de esta estación</translation>
    </message>
    <message>
        <source>Verified {time}.</source>
        <translation>Verificado el {time}.</translation>
    </message>
    <message>
        <source>The checkpoint is on the clipboard.</source>
        <translation>El punto de control está en el portapapeles.</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Earlier version</source>
        <translation>Versión anterior</translation>
    </message>
    <message>
        <source>There is no earlier version of this report.</source>
        <translation>No hay versión anterior de este informe.</translation>
    </message>
    <message>
        <source>This version</source>
        <translation>Esta versión</translation>
    </message>
    <message>
        <source>{number}, which this one corrects</source>
        <translation>{number}, al que este corrige</translation>
    </message>
    <message>
        <source>round {round}, signed {at}</source>
        <translation>vuelta {round}, firmada {at}</translation>
    </message>
</context>
<context>
    <name>VialsPage</name>
    <message>
        <source>This run has no positions.</source>
        <translation>Esta corrida no tiene posiciones.</translation>
    </message>
    <message>
        <source>Print the &amp;labels</source>
        <translation>Imprimir las &amp;etiquetas</translation>
    </message>
    <message>
        <source>&amp;Go on …</source>
        <translation>&amp;Seguir …</translation>
    </message>
    <message>
        <source>Print the labels</source>
        <translation>Imprimir las etiquetas</translation>
    </message>
    <message>
        <source>Go on after a mismatch</source>
        <translation>Seguir tras un vial equivocado</translation>
    </message>
    <message>
        <source>Vials of {worksheet}</source>
        <translation>Viales de {worksheet}</translation>
    </message>
    <message>
        <source>The scan could not be read; scan it again.</source>
        <translation>No se pudo leer el escaneo; escanee de nuevo.</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>Seguir con la corrida</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>scan the vial that is due</source>
        <translation>escanear el vial que toca</translation>
    </message>
    <message>
        <source>scan the whole round again</source>
        <translation>escanear de nuevo toda la ronda</translation>
    </message>
    <message>
        <source>&amp;How to go on</source>
        <translation>&amp;Cómo seguir</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Loading: {done} of {total}</source>
        <translation>Carga: {done} de {total}</translation>
    </message>
    <message>
        <source>In the instrument: {done} of {total}</source>
        <translation>En el instrumento: {done} de {total}</translation>
    </message>
    <message>
        <source>Every vial was scanned twice, in its order.</source>
        <translation>Cada vial se escaneó dos veces, en su orden.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Print the labels first.</source>
        <translation>Imprima antes las etiquetas.</translation>
    </message>
    <message>
        <source>Scan this vial now.</source>
        <translation>Escanee ahora este vial.</translation>
    </message>
    <message>
        <source>This vial was taken already.</source>
        <translation>Este vial ya se tomó.</translation>
    </message>
    <message>
        <source>No label printer is attached to this station.</source>
        <translation>Esta estación no tiene impresora de etiquetas.</translation>
    </message>
    <message>
        <source>The labels were sent.</source>
        <translation>Las etiquetas se enviaron.</translation>
    </message>
</context>
<context>
    <name>VisitList</name>
    <message>
        <source>Court visits</source>
        <translation>Salidas al tribunal</translation>
    </message>
    <message>
        <source>Nothing is at court.</source>
        <translation>No hay nada en el tribunal.</translation>
    </message>
    <message>
        <source>Also those that are &amp;over</source>
        <translation>También las ya &amp;concluidas</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Finishing what is being recorded; the window closes after that.</source>
        <translation>Se termina de registrar; después se cierra la ventana.</translation>
    </message>
    <message>
        <source>Your duties do not include this page.</source>
        <translation>Sus funciones no incluyen esta página.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Cargar de nuevo</translation>
    </message>
</context>
<context>
    <name>WorksheetPage</name>
    <message>
        <source>Start, submit or review</source>
        <translation>Iniciar, entregar o revisar</translation>
    </message>
    <message>
        <source>Read the balance</source>
        <translation>Leer la balanza</translation>
    </message>
    <message>
        <source>Some values are not in the record yet.</source>
        <translation>Algunos valores aún no están en el registro.</translation>
    </message>
    <message>
        <source>Go to a cell for a weight first.</source>
        <translation>Vaya primero a una celda para un peso.</translation>
    </message>
    <message>
        <source>No balance is attached to this station.</source>
        <translation>No hay ninguna balanza conectada a esta estación.</translation>
    </message>
    <message>
        <source>&amp;Repeat …</source>
        <translation>&amp;Repetir …</translation>
    </message>
    <message>
        <source>&amp;Back to the bench …</source>
        <translation>De &amp;vuelta a la mesa …</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>S&amp;ubmit</source>
        <translation>&amp;Entregar</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>Re&amp;visar</translation>
    </message>
    <message>
        <source>The control rules say: {broken}.</source>
        <translation>Las reglas de control dicen: {broken}.</translation>
    </message>
    <message>
        <source>Control charts</source>
        <translation>Cartas de control</translation>
    </message>
    <message>
        <source>Still to be scanned: {needs}</source>
        <translation>Falta escanear: {needs}</translation>
    </message>
    <message>
        <source>Scan the instrument and the lots that you use.</source>
        <translation>Escanee el instrumento y los lotes que usa.</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>hasta {day}</translation>
    </message>
    <message>
        <source>{count} not understood</source>
        <translation>{count} no entendidos</translation>
    </message>
    <message>
        <source>{count} being saved</source>
        <translation>{count} guardándose</translation>
    </message>
    <message>
        <source>{count} still missing</source>
        <translation>faltan {count}</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Todo está guardado</translation>
    </message>
    <message>
        <source>Review {worksheet}: you entered nothing of it, and you have looked at all of it.</source>
        <translation>Revisar {worksheet}: usted no ingresó nada de ella y la ha mirado entera.</translation>
    </message>
    <message>
        <source>Back to the bench</source>
        <translation>De vuelta a la mesa</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Go to the attempt that is to be repeated first.</source>
        <translation>Vaya primero al intento que se ha de repetir.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>The old attempt stays, with what became of it.</source>
        <translation>El intento anterior queda, con lo que fue de él.</translation>
    </message>
    <message>
        <source>Repeat {name}</source>
        <translation>Repetir {name}</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>superseded by the new one</source>
        <translation>sustituido por el nuevo</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>inválido</translation>
    </message>
    <message>
        <source>&amp;What becomes of the old one</source>
        <translation>&amp;Qué es del anterior</translation>
    </message>
</context>
<context>
    <name>WorksheetsPage</name>
    <message>
        <source>No assignment waits for a worksheet.</source>
        <translation>Ninguna asignación espera una hoja de trabajo.</translation>
    </message>
    <message>
        <source>Only &amp;mine</source>
        <translation>Solo las &amp;mías</translation>
    </message>
    <message>
        <source>No worksheet yet.</source>
        <translation>Aún no hay hojas de trabajo.</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Asignado a mí</translation>
    </message>
    <message>
        <source>&amp;Open a worksheet</source>
        <translation>&amp;Abrir una hoja de trabajo</translation>
    </message>
    <message>
        <source>Open a worksheet</source>
        <translation>Abrir una hoja de trabajo</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>accept items</source>
        <translation>aceptar indicios</translation>
    </message>
    <message>
        <source>take in a submission</source>
        <translation>recibir una entrega</translation>
    </message>
    <message>
        <source>acknowledge a notice</source>
        <translation>confirmar un aviso</translation>
    </message>
    <message>
        <source>say that an action is done</source>
        <translation>decir que una acción está hecha</translation>
    </message>
    <message>
        <source>plan an action</source>
        <translation>planificar una acción</translation>
    </message>
    <message>
        <source>settle an action</source>
        <translation>cerrar una acción</translation>
    </message>
    <message>
        <source>admit somebody to a place</source>
        <translation>dar acceso a un lugar</translation>
    </message>
    <message>
        <source>add an agency</source>
        <translation>añadir una institución</translation>
    </message>
    <message>
        <source>change an agency</source>
        <translation>cambiar una institución</translation>
    </message>
    <message>
        <source>close an arrival</source>
        <translation>cerrar una llegada</translation>
    </message>
    <message>
        <source>record an arrival</source>
        <translation>registrar una llegada</translation>
    </message>
    <message>
        <source>assign a request</source>
        <translation>asignar una solicitud</translation>
    </message>
    <message>
        <source>attach a photograph</source>
        <translation>adjuntar una fotografía</translation>
    </message>
    <message>
        <source>repeat an attempt</source>
        <translation>repetir un intento</translation>
    </message>
    <message>
        <source>revoke an authorisation</source>
        <translation>revocar una autorización</translation>
    </message>
    <message>
        <source>authorise somebody</source>
        <translation>autorizar a alguien</translation>
    </message>
    <message>
        <source>publish the certificate authority</source>
        <translation>publicar la autoridad de certificación</translation>
    </message>
    <message>
        <source>issue a badge</source>
        <translation>emitir un carné</translation>
    </message>
    <message>
        <source>begin a disclosure bundle</source>
        <translation>empezar un paquete de divulgación</translation>
    </message>
    <message>
        <source>finish a disclosure bundle</source>
        <translation>terminar un paquete de divulgación</translation>
    </message>
    <message>
        <source>make a carrier</source>
        <translation>hacer un portador</translation>
    </message>
    <message>
        <source>take a carrier out of use</source>
        <translation>dar de baja un portador</translation>
    </message>
    <message>
        <source>amend a case</source>
        <translation>enmendar un caso</translation>
    </message>
    <message>
        <source>record the outcome of a case</source>
        <translation>registrar el resultado de un caso</translation>
    </message>
    <message>
        <source>refer a case</source>
        <translation>remitir un caso</translation>
    </message>
    <message>
        <source>restrict a case</source>
        <translation>restringir un caso</translation>
    </message>
    <message>
        <source>make a certificate known</source>
        <translation>dar a conocer un certificado</translation>
    </message>
    <message>
        <source>withdraw a certificate</source>
        <translation>retirar un certificado</translation>
    </message>
    <message>
        <source>withdraw or decline an offer</source>
        <translation>retirar o declinar una oferta</translation>
    </message>
    <message>
        <source>resolve a conflict of two examiners</source>
        <translation>resolver un conflicto de dos examinadores</translation>
    </message>
    <message>
        <source>withdraw a consent</source>
        <translation>retirar un consentimiento</translation>
    </message>
    <message>
        <source>record what was consumed</source>
        <translation>registrar lo consumido</translation>
    </message>
    <message>
        <source>put an item into a container</source>
        <translation>poner un indicio en un contenedor</translation>
    </message>
    <message>
        <source>print a control chart</source>
        <translation>imprimir una carta de control</translation>
    </message>
    <message>
        <source>settle the period of a control</source>
        <translation>fijar el período de un control</translation>
    </message>
    <message>
        <source>correct an event</source>
        <translation>corregir un evento</translation>
    </message>
    <message>
        <source>receive exhibits from court</source>
        <translation>recibir indicios del tribunal</translation>
    </message>
    <message>
        <source>record what the court keeps</source>
        <translation>registrar lo que el tribunal retiene</translation>
    </message>
    <message>
        <source>give exhibits out to court</source>
        <translation>enviar indicios al tribunal</translation>
    </message>
    <message>
        <source>issue a custody report</source>
        <translation>emitir un informe de custodia</translation>
    </message>
    <message>
        <source>assign a discrepancy</source>
        <translation>asignar una discrepancia</translation>
    </message>
    <message>
        <source>record a notice</source>
        <translation>registrar un aviso</translation>
    </message>
    <message>
        <source>raise a discrepancy</source>
        <translation>declarar una discrepancia</translation>
    </message>
    <message>
        <source>settle a discrepancy</source>
        <translation>resolver una discrepancia</translation>
    </message>
    <message>
        <source>dispatch items</source>
        <translation>despachar indicios</translation>
    </message>
    <message>
        <source>end an item</source>
        <translation>terminar un indicio</translation>
    </message>
    <message>
        <source>approve a disposition</source>
        <translation>aprobar una disposición</translation>
    </message>
    <message>
        <source>record a consent</source>
        <translation>registrar un consentimiento</translation>
    </message>
    <message>
        <source>propose a disposition</source>
        <translation>proponer una disposición</translation>
    </message>
    <message>
        <source>count a disposition</source>
        <translation>contar una disposición</translation>
    </message>
    <message>
        <source>take an item off a disposition</source>
        <translation>quitar un indicio de una disposición</translation>
    </message>
    <message>
        <source>stage items</source>
        <translation>preparar indicios</translation>
    </message>
    <message>
        <source>give up a disposition</source>
        <translation>abandonar una disposición</translation>
    </message>
    <message>
        <source>keep a document</source>
        <translation>conservar un documento</translation>
    </message>
    <message>
        <source>grant a duty</source>
        <translation>asignar una función</translation>
    </message>
    <message>
        <source>take a duty away</source>
        <translation>quitar una función</translation>
    </message>
    <message>
        <source>ask the laboratory</source>
        <translation>preguntar al laboratorio</translation>
    </message>
    <message>
        <source>close an enquiry</source>
        <translation>cerrar una consulta</translation>
    </message>
    <message>
        <source>raise a nonconformity from a complaint</source>
        <translation>levantar una no conformidad de una queja</translation>
    </message>
    <message>
        <source>say whether an enquiry is privileged</source>
        <translation>indicar si una consulta está amparada por secreto legal</translation>
    </message>
    <message>
        <source>answer an enquiry</source>
        <translation>contestar una consulta</translation>
    </message>
    <message>
        <source>acknowledge an excursion</source>
        <translation>dar por vista una excursión</translation>
    </message>
    <message>
        <source>freeze a month of figures</source>
        <translation>congelar un mes de indicadores</translation>
    </message>
    <message>
        <source>print figures</source>
        <translation>imprimir indicadores</translation>
    </message>
    <message>
        <source>prepare a computer for offline forms</source>
        <translation>preparar una computadora para formularios sin conexión</translation>
    </message>
    <message>
        <source>withdraw the key of offline forms</source>
        <translation>retirar la clave de los formularios sin conexión</translation>
    </message>
    <message>
        <source>open an offline form</source>
        <translation>abrir un formulario sin conexión</translation>
    </message>
    <message>
        <source>record a missing item as found</source>
        <translation>registrar como hallado un indicio que faltaba</translation>
    </message>
    <message>
        <source>cancel a day in court</source>
        <translation>cancelar una audiencia</translation>
    </message>
    <message>
        <source>tell a day in court</source>
        <translation>comunicar una audiencia</translation>
    </message>
    <message>
        <source>extend a hold</source>
        <translation>prorrogar una retención</translation>
    </message>
    <message>
        <source>lift a hold</source>
        <translation>levantar una retención</translation>
    </message>
    <message>
        <source>set a hold</source>
        <translation>poner una retención</translation>
    </message>
    <message>
        <source>add an instrument</source>
        <translation>añadir un instrumento</translation>
    </message>
    <message>
        <source>change the kind of an instrument</source>
        <translation>cambiar la clase de un instrumento</translation>
    </message>
    <message>
        <source>note something about an instrument</source>
        <translation>anotar algo de un instrumento</translation>
    </message>
    <message>
        <source>declare a conflict of interest</source>
        <translation>declarar un conflicto de interés</translation>
    </message>
    <message>
        <source>lift a conflict of interest</source>
        <translation>levantar un conflicto de interés</translation>
    </message>
    <message>
        <source>abandon an inventory</source>
        <translation>abandonar un inventario</translation>
    </message>
    <message>
        <source>close an inventory</source>
        <translation>cerrar un inventario</translation>
    </message>
    <message>
        <source>draw at random</source>
        <translation>sortear al azar</translation>
    </message>
    <message>
        <source>join an inventory</source>
        <translation>unirse a un inventario</translation>
    </message>
    <message>
        <source>begin an inventory</source>
        <translation>comenzar un inventario</translation>
    </message>
    <message>
        <source>count an item</source>
        <translation>contar un indicio</translation>
    </message>
    <message>
        <source>sign an inventory</source>
        <translation>firmar un inventario</translation>
    </message>
    <message>
        <source>amend an item</source>
        <translation>enmendar un indicio</translation>
    </message>
    <message>
        <source>itemise</source>
        <translation>desglosar</translation>
    </message>
    <message>
        <source>keep a file</source>
        <translation>guardar un archivo</translation>
    </message>
    <message>
        <source>note a printed label</source>
        <translation>anotar una etiqueta impresa</translation>
    </message>
    <message>
        <source>replace a label</source>
        <translation>reemplazar una etiqueta</translation>
    </message>
    <message>
        <source>scan a label back</source>
        <translation>escanear una etiqueta de vuelta</translation>
    </message>
    <message>
        <source>quarantine a lot or let it go</source>
        <translation>poner un lote en cuarentena o liberarlo</translation>
    </message>
    <message>
        <source>receive a lot</source>
        <translation>recibir un lote</translation>
    </message>
    <message>
        <source>use a lot</source>
        <translation>usar un lote</translation>
    </message>
    <message>
        <source>approve a method</source>
        <translation>aprobar un método</translation>
    </message>
    <message>
        <source>propose a method</source>
        <translation>proponer un método</translation>
    </message>
    <message>
        <source>reject a method</source>
        <translation>rechazar un método</translation>
    </message>
    <message>
        <source>assess a case of a nonconformity</source>
        <translation>evaluar un caso de una no conformidad</translation>
    </message>
    <message>
        <source>assign a nonconformity</source>
        <translation>asignar una no conformidad</translation>
    </message>
    <message>
        <source>close a nonconformity</source>
        <translation>cerrar una no conformidad</translation>
    </message>
    <message>
        <source>record the impact of a nonconformity</source>
        <translation>registrar el alcance de una no conformidad</translation>
    </message>
    <message>
        <source>note something about a nonconformity</source>
        <translation>anotar algo sobre una no conformidad</translation>
    </message>
    <message>
        <source>print a nonconformity</source>
        <translation>imprimir una no conformidad</translation>
    </message>
    <message>
        <source>raise a nonconformity</source>
        <translation>plantear una no conformidad</translation>
    </message>
    <message>
        <source>name a case of a nonconformity</source>
        <translation>nombrar un caso de una no conformidad</translation>
    </message>
    <message>
        <source>offer items</source>
        <translation>ofrecer indicios</translation>
    </message>
    <message>
        <source>add an office</source>
        <translation>añadir una oficina</translation>
    </message>
    <message>
        <source>change an office</source>
        <translation>cambiar una oficina</translation>
    </message>
    <message>
        <source>add an officer</source>
        <translation>añadir un agente</translation>
    </message>
    <message>
        <source>change an officer</source>
        <translation>cambiar un agente</translation>
    </message>
    <message>
        <source>open a seal</source>
        <translation>abrir un sello</translation>
    </message>
    <message>
        <source>look at a case, a list or a report</source>
        <translation>consultar un caso, una lista o un informe</translation>
    </message>
    <message>
        <source>make an account</source>
        <translation>crear una cuenta</translation>
    </message>
    <message>
        <source>change a person</source>
        <translation>cambiar a una persona</translation>
    </message>
    <message>
        <source>disable a person</source>
        <translation>deshabilitar a una persona</translation>
    </message>
    <message>
        <source>enable a person</source>
        <translation>habilitar a una persona</translation>
    </message>
    <message>
        <source>add a place</source>
        <translation>añadir un lugar</translation>
    </message>
    <message>
        <source>change a place</source>
        <translation>cambiar un lugar</translation>
    </message>
    <message>
        <source>close a place</source>
        <translation>cerrar un lugar</translation>
    </message>
    <message>
        <source>move a place</source>
        <translation>trasladar un lugar</translation>
    </message>
    <message>
        <source>open a place again</source>
        <translation>abrir un lugar de nuevo</translation>
    </message>
    <message>
        <source>set a policy</source>
        <translation>fijar una política</translation>
    </message>
    <message>
        <source>announce a submission</source>
        <translation>anunciar una entrega</translation>
    </message>
    <message>
        <source>evaluate a test</source>
        <translation>evaluar una prueba</translation>
    </message>
    <message>
        <source>extend a test</source>
        <translation>prorrogar una prueba</translation>
    </message>
    <message>
        <source>give a test</source>
        <translation>asignar una prueba</translation>
    </message>
    <message>
        <source>hand in a test</source>
        <translation>entregar una prueba</translation>
    </message>
    <message>
        <source>withdraw a test</source>
        <translation>retirar una prueba</translation>
    </message>
    <message>
        <source>draw work to be done once more</source>
        <translation>sortear trabajo para hacerlo de nuevo</translation>
    </message>
    <message>
        <source>judge a re-examination</source>
        <translation>juzgar un reexamen</translation>
    </message>
    <message>
        <source>record temperatures</source>
        <translation>registrar temperaturas</translation>
    </message>
    <message>
        <source>add a reagent</source>
        <translation>añadir un reactivo</translation>
    </message>
    <message>
        <source>reassign a request</source>
        <translation>reasignar una solicitud</translation>
    </message>
    <message>
        <source>close a recall</source>
        <translation>cerrar una retirada</translation>
    </message>
    <message>
        <source>list a recall</source>
        <translation>listar una retirada</translation>
    </message>
    <message>
        <source>draft a notice of recall</source>
        <translation>redactar un aviso de retirada</translation>
    </message>
    <message>
        <source>open a recall</source>
        <translation>abrir una retirada</translation>
    </message>
    <message>
        <source>release items</source>
        <translation>devolver indicios</translation>
    </message>
    <message>
        <source>re-pack a container</source>
        <translation>reempacar un contenedor</translation>
    </message>
    <message>
        <source>give up a draft report</source>
        <translation>abandonar un borrador de informe</translation>
    </message>
    <message>
        <source>answer a finding</source>
        <translation>responder un hallazgo</translation>
    </message>
    <message>
        <source>name the authors of a report</source>
        <translation>nombrar los autores de un informe</translation>
    </message>
    <message>
        <source>answer a checklist</source>
        <translation>responder una lista de control</translation>
    </message>
    <message>
        <source>raise a finding</source>
        <translation>plantear un hallazgo</translation>
    </message>
    <message>
        <source>issue a report</source>
        <translation>emitir un informe</translation>
    </message>
    <message>
        <source>begin a report</source>
        <translation>comenzar un informe</translation>
    </message>
    <message>
        <source>pass an administrative review</source>
        <translation>aprobar una revisión administrativa</translation>
    </message>
    <message>
        <source>give a report back</source>
        <translation>devolver un informe</translation>
    </message>
    <message>
        <source>take a report into review</source>
        <translation>tomar un informe en revisión</translation>
    </message>
    <message>
        <source>record that a report was served</source>
        <translation>registrar la entrega de un informe</translation>
    </message>
    <message>
        <source>settle a finding</source>
        <translation>resolver un hallazgo</translation>
    </message>
    <message>
        <source>sign a report</source>
        <translation>firmar un informe</translation>
    </message>
    <message>
        <source>print the notice of a withdrawal</source>
        <translation>imprimir el aviso de un retiro</translation>
    </message>
    <message>
        <source>record that a notice was acknowledged</source>
        <translation>registrar que se confirmó un aviso</translation>
    </message>
    <message>
        <source>make a time-stamping authority known</source>
        <translation>dar a conocer una autoridad de sellado de tiempo</translation>
    </message>
    <message>
        <source>withdraw a report</source>
        <translation>retirar un informe</translation>
    </message>
    <message>
        <source>write a report</source>
        <translation>escribir un informe</translation>
    </message>
    <message>
        <source>ask for an examination</source>
        <translation>pedir un análisis</translation>
    </message>
    <message>
        <source>give a further copy of a report</source>
        <translation>entregar otra copia de un informe</translation>
    </message>
    <message>
        <source>note that a report was moved</source>
        <translation>anotar que se movió un informe</translation>
    </message>
    <message>
        <source>refer a finding to the technical leader</source>
        <translation>elevar un hallazgo al responsable técnico</translation>
    </message>
    <message>
        <source>cancel a request</source>
        <translation>cancelar una solicitud</translation>
    </message>
    <message>
        <source>add to a request</source>
        <translation>añadir a una solicitud</translation>
    </message>
    <message>
        <source>accept or decline a request</source>
        <translation>aceptar o declinar una solicitud</translation>
    </message>
    <message>
        <source>hold a request or let it go on</source>
        <translation>poner en espera una solicitud o dejar que siga</translation>
    </message>
    <message>
        <source>promise a request for another day</source>
        <translation>prometer una solicitud para otro día</translation>
    </message>
    <message>
        <source>set an urgency</source>
        <translation>fijar una urgencia</translation>
    </message>
    <message>
        <source>keep how a file is read</source>
        <translation>guardar cómo se lee un archivo</translation>
    </message>
    <message>
        <source>enter results</source>
        <translation>ingresar resultados</translation>
    </message>
    <message>
        <source>enter values from a file</source>
        <translation>registrar valores de un archivo</translation>
    </message>
    <message>
        <source>keep items on</source>
        <translation>seguir conservando indicios</translation>
    </message>
    <message>
        <source>change a retention rule</source>
        <translation>cambiar una regla de conservación</translation>
    </message>
    <message>
        <source>retrieve items</source>
        <translation>retirar indicios</translation>
    </message>
    <message>
        <source>publish revocation lists</source>
        <translation>publicar listas de revocación</translation>
    </message>
    <message>
        <source>cancel a roll call</source>
        <translation>cancelar un acto de destrucción</translation>
    </message>
    <message>
        <source>cross a parcel off</source>
        <translation>tachar un paquete</translation>
    </message>
    <message>
        <source>open a roll call</source>
        <translation>abrir una destrucción por lista</translation>
    </message>
    <message>
        <source>record that an officer left</source>
        <translation>registrar que alguien salió</translation>
    </message>
    <message>
        <source>go on after a stop</source>
        <translation>seguir tras una detención</translation>
    </message>
    <message>
        <source>seat an officer</source>
        <translation>ocupar un asiento</translation>
    </message>
    <message>
        <source>schedule a roll call</source>
        <translation>citar una destrucción por lista</translation>
    </message>
    <message>
        <source>sign a roll call</source>
        <translation>firmar una destrucción por lista</translation>
    </message>
    <message>
        <source>stop a roll call</source>
        <translation>detener una destrucción por lista</translation>
    </message>
    <message>
        <source>seal an item</source>
        <translation>sellar un indicio</translation>
    </message>
    <message>
        <source>stop work</source>
        <translation>detener un trabajo</translation>
    </message>
    <message>
        <source>store items</source>
        <translation>guardar indicios</translation>
    </message>
    <message>
        <source>excuse a witness</source>
        <translation>dispensar a un testigo</translation>
    </message>
    <message>
        <source>serve a subpoena</source>
        <translation>notificar una citación</translation>
    </message>
    <message>
        <source>tell a subpoena</source>
        <translation>comunicar una citación</translation>
    </message>
    <message>
        <source>lift a suspension</source>
        <translation>levantar una suspensión</translation>
    </message>
    <message>
        <source>take items back</source>
        <translation>recuperar indicios</translation>
    </message>
    <message>
        <source>take the next request</source>
        <translation>tomar la siguiente solicitud</translation>
    </message>
    <message>
        <source>take items over</source>
        <translation>asumir indicios</translation>
    </message>
    <message>
        <source>change a list</source>
        <translation>cambiar una lista</translation>
    </message>
    <message>
        <source>record a testimony</source>
        <translation>anotar un testimonio</translation>
    </message>
    <message>
        <source>begin a verification</source>
        <translation>empezar una verificación</translation>
    </message>
    <message>
        <source>conclude a verification</source>
        <translation>concluir una verificación</translation>
    </message>
    <message>
        <source>give up a verification</source>
        <translation>renunciar a una verificación</translation>
    </message>
    <message>
        <source>go on after a mismatch of vials</source>
        <translation>seguir tras un vial equivocado</translation>
    </message>
    <message>
        <source>scan a vial</source>
        <translation>escanear un vial</translation>
    </message>
    <message>
        <source>label the vials of a run</source>
        <translation>etiquetar los viales de una corrida</translation>
    </message>
    <message>
        <source>abort a worksheet</source>
        <translation>anular una hoja de trabajo</translation>
    </message>
    <message>
        <source>look at values that are verified blind</source>
        <translation>mirar valores que se verifican a ciegas</translation>
    </message>
    <message>
        <source>open a worksheet</source>
        <translation>abrir una hoja de trabajo</translation>
    </message>
    <message>
        <source>send a worksheet back</source>
        <translation>devolver una hoja de trabajo</translation>
    </message>
    <message>
        <source>review a worksheet</source>
        <translation>revisar una hoja de trabajo</translation>
    </message>
    <message>
        <source>start a worksheet</source>
        <translation>iniciar una hoja de trabajo</translation>
    </message>
    <message>
        <source>submit a worksheet</source>
        <translation>entregar una hoja de trabajo</translation>
    </message>
    <message>
        <source>put back what a worksheet has in use</source>
        <translation>devolver lo que una hoja tiene en uso</translation>
    </message>
    <message>
        <source>take an instrument or a lot into use</source>
        <translation>tomar en uso un instrumento o un lote</translation>
    </message>
</context>
<context>
    <name>agencies</name>
    <message>
        <source>police</source>
        <translation>policía</translation>
    </message>
    <message>
        <source>prosecution</source>
        <translation>fiscalía</translation>
    </message>
    <message>
        <source>coroner</source>
        <translation>juez forense</translation>
    </message>
    <message>
        <source>court</source>
        <translation>tribunal</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otra</translation>
    </message>
    <message>
        <source>laboratory</source>
        <translation>laboratorio</translation>
    </message>
    <message>
        <source>medical examiner</source>
        <translation>médico forense</translation>
    </message>
    <message>
        <source>scenes of crime</source>
        <translation>escena del crimen</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activa</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>en reposo</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Its references</source>
        <translation>Sus referencias</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Grado</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Oficina</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Rama</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Distrito</translation>
    </message>
</context>
<context>
    <name>authorisations</name>
    <message>
        <source>perform</source>
        <translation>realizar</translation>
    </message>
    <message>
        <source>report</source>
        <translation>informar</translation>
    </message>
    <message>
        <source>review</source>
        <translation>revisar</translation>
    </message>
    <message>
        <source>authorise</source>
        <translation>autorizar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Puede</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Prueba</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>Held for</source>
        <translation>En poder desde hace</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Cuidado</translation>
    </message>
    <message>
        <source>controlled, biological</source>
        <translation>controlado, biológico</translation>
    </message>
    <message>
        <source>controlled</source>
        <translation>controlado</translation>
    </message>
    <message>
        <source>biological</source>
        <translation>biológico</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Retenciones</translation>
    </message>
</context>
<context>
    <name>bundles</name>
    <message>
        <source>Bundle: entries of the ledger, {done} of {total}</source>
        <translation>Paquete: asientos del registro, {done} de {total}</translation>
    </message>
    <message>
        <source>Bundle: files, {done} of {total}</source>
        <translation>Paquete: archivos, {done} de {total}</translation>
    </message>
    <message>
        <source>Bundle: checking what was written</source>
        <translation>Paquete: comprobando lo escrito</translation>
    </message>
    <message>
        <source>The bundle {number} is still being made; whoever leaves now stops it, and gets no file.</source>
        <translation>El paquete {number} aún se está preparando; quien sale ahora lo detiene y no obtiene ningún archivo.</translation>
    </message>
    <message>
        <source>The bundle {number} is written: {path}. The server did not answer: whether its SHA-256 was recorded stands in the list of bundles once it does. If it does not stand there, make the bundle anew.</source>
        <translation>El paquete {number} está escrito: {path}. El servidor no respondió: la lista de paquetes dirá, cuando responda, si se registró su SHA-256. Si no consta allí, prepare el paquete de nuevo.</translation>
    </message>
    <message>
        <source>Stopped. Nothing of the bundle {number} was written; that it was begun is recorded.</source>
        <translation>Detenido. No se escribió nada del paquete {number}; que se inició queda registrado.</translation>
    </message>
    <message>
        <source>The bundle {number} is made, and everything in it holds: {path}</source>
        <translation>El paquete {number} está hecho, y todo en él concuerda: {path}</translation>
    </message>
    <message>
        <source>The bundle {number} is made: {path}. Its check found something: {why}</source>
        <translation>El paquete {number} está hecho: {path}. Su comprobación encontró algo: {why}</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>sin terminar</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} archivos</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Of the report</source>
        <translation>Del informe</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>For whom, and why</source>
        <translation>Para quién y por qué</translation>
    </message>
    <message>
        <source>SHA-256, its beginning</source>
        <translation>SHA-256, su comienzo</translation>
    </message>
</context>
<context>
    <name>carriers</name>
    <message>
        <source>{count} of {positions}</source>
        <translation>{count} de {positions}</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Portador</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Dentro</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
</context>
<context>
    <name>cases</name>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Delito</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>restringido</translation>
    </message>
</context>
<context>
    <name>casetables</name>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>announced</source>
        <translation>anunciada</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>en el mostrador</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>accepted in part</source>
        <translation>aceptada en parte</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>lapsed</source>
        <translation>caducada</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>Entregado por</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Recibido por</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
</context>
<context>
    <name>climate</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Extremo</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>There from</source>
        <translation>Ahí desde</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Columns missing</source>
        <translation>Faltan columnas</translation>
    </message>
    <message>
        <source>No such time</source>
        <translation>Hora no válida</translation>
    </message>
    <message>
        <source>No temperature</source>
        <translation>Sin temperatura</translation>
    </message>
    <message>
        <source>Clock change</source>
        <translation>Cambio de hora</translation>
    </message>
    <message>
        <source>In the future</source>
        <translation>En el futuro</translation>
    </message>
    <message>
        <source>Two values</source>
        <translation>Dos valores</translation>
    </message>
    <message>
        <source>Line unfinished</source>
        <translation>Línea incompleta</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Understood as</source>
        <translation>Se entiende como</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>As it stands in the file</source>
        <translation>Como está en el archivo</translation>
    </message>
    <message>
        <source>A file of temperatures</source>
        <translation>Un archivo de temperaturas</translation>
    </message>
    <message>
        <source>In range</source>
        <translation>En rango</translation>
    </message>
    <message>
        <source>Out of range</source>
        <translation>Fuera de rango</translation>
    </message>
    <message>
        <source>No readings</source>
        <translation>Sin lecturas</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Aún sin leer</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>a mano</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>de un archivo</translation>
    </message>
    <message>
        <source>by a logger</source>
        <translation>por un registrador</translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation>como máximo {high}</translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation>como mínimo {low}</translation>
    </message>
    <message>
        <source>Too short after all</source>
        <translation>Demasiado corta</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>It lasts</source>
        <translation>Sigue</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
</context>
<context>
    <name>controls</name>
    <message>
        <source>Control</source>
        <translation>Control</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrumento</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Hoja de trabajo</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Juicio</translation>
    </message>
</context>
<context>
    <name>custody</name>
    <message>
        <source>Collected</source>
        <translation>Recolectado</translation>
    </message>
    <message>
        <source>Seized</source>
        <translation>Incautado</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Ofrecido</translation>
    </message>
    <message>
        <source>Refused at the counter</source>
        <translation>Rechazado en el mostrador</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Retrieved</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>Despachado</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Llegado</translation>
    </message>
    <message>
        <source>Out to court</source>
        <translation>Sale al tribunal</translation>
    </message>
    <message>
        <source>Back from court</source>
        <translation>Regresó del tribunal</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Seen at an inventory</source>
        <translation>Visto en un inventario</translation>
    </message>
    <message>
        <source>Missing at an inventory</source>
        <translation>Falta en un inventario</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Seal opened</source>
        <translation>Sello abierto</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sellado</translation>
    </message>
    <message>
        <source>Consumed</source>
        <translation>Consumido</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Destruido</translation>
    </message>
    <message>
        <source>Made from its parent</source>
        <translation>Obtenido de su origen</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Corrección</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Controlled: with a witness</source>
        <translation>Controlado: con un testigo</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Frío</translation>
    </message>
    <message>
        <source>Personal locker</source>
        <translation>Casillero personal</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Sin analizar</translation>
    </message>
    <message>
        <source>Analysis pending</source>
        <translation>Análisis pendiente</translation>
    </message>
    <message>
        <source>In analysis</source>
        <translation>En análisis</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>Analizado</translation>
    </message>
    <message>
        <source>Part consumed</source>
        <translation>Consumido en parte</translation>
    </message>
    <message>
        <source>Exhausted</source>
        <translation>Agotado</translation>
    </message>
    <message>
        <source>Nowhere recorded</source>
        <translation>Sin paradero registrado</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 indicio</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count} indicios</translation>
    </message>
    <message>
        <source>1 open discrepancy</source>
        <translation>1 discrepancia abierta</translation>
    </message>
    <message>
        <source>{count} open discrepancies</source>
        <translation>{count} discrepancias abiertas</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} días</translation>
    </message>
    <message>
        <source>Custody report</source>
        <translation>Informe de custodia</translation>
    </message>
    <message>
        <source>The report is being written; it opens when it is kept.</source>
        <translation>Se está redactando el informe; se abre cuando queda guardado.</translation>
    </message>
</context>
<context>
    <name>customers</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Consultó</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>Prometido para</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Delito</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>The laboratory says</source>
        <translation>El laboratorio dice</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitido</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptado</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>In examination</source>
        <translation>En examen</translation>
    </message>
    <message>
        <source>Report awaited</source>
        <translation>Informe pendiente</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Informado</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Feedback on a report</source>
        <translation>Opinión sobre un informe</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Queja</translation>
    </message>
    <message>
        <source>Awaits an answer</source>
        <translation>Espera respuesta</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Contestada</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Not served yet</source>
        <translation>Sin notificar</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Notificada</translation>
    </message>
    <message>
        <source>Testified</source>
        <translation>Declaró</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>Dispensado</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>Se mantiene</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En palabras</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Tribunal</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>Comunicada por</translation>
    </message>
    <message>
        <source>Appears</source>
        <translation>Comparece</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Testigo</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Declinado</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Not examined</source>
        <translation>Sin examinar</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Sustituido</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Preliminary report</source>
        <translation>Informe preliminar</translation>
    </message>
    <message>
        <source>Supplemental report</source>
        <translation>Informe complementario</translation>
    </message>
    <message>
        <source>Amended report</source>
        <translation>Informe enmendado</translation>
    </message>
    <message>
        <source>Negative report</source>
        <translation>Informe negativo</translation>
    </message>
    <message>
        <source>Notice of withdrawal</source>
        <translation>Aviso de retiro</translation>
    </message>
    <message>
        <source>List of their cases</source>
        <translation>Lista de sus casos</translation>
    </message>
    <message>
        <source>List of their submissions</source>
        <translation>Lista de sus entregas</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>El caso</translation>
    </message>
    <message>
        <source>Custody of an item</source>
        <translation>Custodia de un indicio</translation>
    </message>
    <message>
        <source>A report</source>
        <translation>Un informe</translation>
    </message>
    <message>
        <source>{number} was withdrawn on {day}: {why} Do not rely on it.</source>
        <translation>{number} fue retirado el {day}: {why} No se apoye en él.</translation>
    </message>
    <message>
        <source>{number} was superseded on {day} by {other}. Read that one.</source>
        <translation>{number} fue sustituido el {day} por {other}. Lea ese.</translation>
    </message>
</context>
<context>
    <name>devices</name>
    <message>
        <source>Label printer</source>
        <translation>Impresora de etiquetas</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balanza</translation>
    </message>
    <message>
        <source>Temperature logger</source>
        <translation>Registrador de temperatura</translation>
    </message>
    <message>
        <source>Unknown device</source>
        <translation>Aparato desconocido</translation>
    </message>
    <message>
        <source>ZPL (Zebra and others)</source>
        <translation>ZPL (Zebra y otras)</translation>
    </message>
    <message>
        <source>TSPL (TSC and others)</source>
        <translation>TSPL (TSC y otras)</translation>
    </message>
    <message>
        <source>EPL2 (older Zebra)</source>
        <translation>EPL2 (Zebra antiguas)</translation>
    </message>
    <message>
        <source>Printer queue of this computer</source>
        <translation>Cola de impresión de este equipo</translation>
    </message>
    <message>
        <source>PDF pages in a folder</source>
        <translation>Páginas PDF en una carpeta</translation>
    </message>
    <message>
        <source>Serial or USB-CDC line</source>
        <translation>Línea serie o USB-CDC</translation>
    </message>
    <message>
        <source>MT-SICS (Mettler Toledo and others)</source>
        <translation>MT-SICS (Mettler Toledo y otras)</translation>
    </message>
    <message>
        <source>A&amp;D</source>
        <translation>A&amp;D</translation>
    </message>
    <message>
        <source>SBI (Sartorius)</source>
        <translation>SBI (Sartorius)</translation>
    </message>
    <message>
        <source>Ohaus</source>
        <translation>Ohaus</translation>
    </message>
    <message>
        <source>Lake Shore 218 commands</source>
        <translation>Órdenes de Lake Shore 218</translation>
    </message>
    <message>
        <source>Types like a keyboard</source>
        <translation>Escribe como un teclado</translation>
    </message>
    <message>
        <source>Out of labels</source>
        <translation>Sin etiquetas</translation>
    </message>
    <message>
        <source>Head open</source>
        <translation>Cabezal abierto</translation>
    </message>
    <message>
        <source>Label jammed</source>
        <translation>Etiqueta atascada</translation>
    </message>
    <message>
        <source>Out of ribbon</source>
        <translation>Sin cinta</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Runs out midway</source>
        <translation>Se acaba a medias</translation>
    </message>
    <message>
        <source>Jams midway</source>
        <translation>Se atasca a medias</translation>
    </message>
    <message>
        <source>Silent midway</source>
        <translation>Calla a medias</translation>
    </message>
    <message>
        <source>Unplugged midway</source>
        <translation>Se desconecta a medias</translation>
    </message>
    <message>
        <source>Next: cut off</source>
        <translation>Próximo: cortado</translation>
    </message>
    <message>
        <source>Next: 10,000 signs</source>
        <translation>Próximo: 10 000 signos</translation>
    </message>
    <message>
        <source>Next: control bytes</source>
        <translation>Próximo: bytes de control</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Callada</translation>
    </message>
    <message>
        <source>Half an answer</source>
        <translation>Media respuesta</translation>
    </message>
    <message>
        <source>Unplugged</source>
        <translation>Desconectado</translation>
    </message>
    <message>
        <source>Not at rest</source>
        <translation>Sin reposo</translation>
    </message>
    <message>
        <source>Overload</source>
        <translation>Sobrecarga</translation>
    </message>
    <message>
        <source>Pan lifted</source>
        <translation>Plato levantado</translation>
    </message>
    <message>
        <source>Sensor broken</source>
        <translation>Sensor roto</translation>
    </message>
    <message>
        <source>Noise on the line</source>
        <translation>Ruido en la línea</translation>
    </message>
    <message>
        <source>Not told (AIM identifiers are off)</source>
        <translation>No se dijo (identificadores AIM desactivados)</translation>
    </message>
    <message>
        <source>Label of an item</source>
        <translation>Etiqueta de un indicio</translation>
    </message>
    <message>
        <source>Label of a container</source>
        <translation>Etiqueta de un contenedor</translation>
    </message>
    <message>
        <source>Label of a place</source>
        <translation>Etiqueta de un lugar</translation>
    </message>
    <message>
        <source>Badge of a person</source>
        <translation>Carné de una persona</translation>
    </message>
    <message>
        <source>Code of a document</source>
        <translation>Código de un documento</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulado</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Preguntando …</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>No está listo</translation>
    </message>
</context>
<context>
    <name>discrepancy</name>
    <message>
        <source>raised</source>
        <translation>levantada</translation>
    </message>
    <message>
        <source>being investigated</source>
        <translation>en investigación</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>resuelta</translation>
    </message>
    <message>
        <source>confirmed loss</source>
        <translation>pérdida confirmada</translation>
    </message>
    <message>
        <source>notified</source>
        <translation>avisada</translation>
    </message>
    <message>
        <source>corrective action</source>
        <translation>acción correctiva</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Hallado</translation>
    </message>
    <message>
        <source>Clerical error</source>
        <translation>Error de escritura</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Explicado</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Agency of the case</source>
        <translation>Institución del caso</translation>
    </message>
    <message>
        <source>Public Prosecutor (DPP)</source>
        <translation>Fiscalía (DPP)</translation>
    </message>
    <message>
        <source>Laboratory manager</source>
        <translation>Jefe del laboratorio</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>En persona</translation>
    </message>
    <message>
        <source>Told: {party}, {told}</source>
        <translation>Avisado: {party}, {told}</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Levantada</translation>
    </message>
    <message>
        <source>given to {owner}</source>
        <translation>asignada a {owner}</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modificada</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>con {name}</translation>
    </message>
</context>
<context>
    <name>disposition</name>
    <message>
        <source>proposed</source>
        <translation>propuesta</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>aprobada</translation>
    </message>
    <message>
        <source>staged</source>
        <translation>preparado</translation>
    </message>
    <message>
        <source>executed</source>
        <translation>ejecutada</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>contada</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>on the list</source>
        <translation>en la lista</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>quitado</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>citada</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>in session</source>
        <translation>en sesión</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>to be signed</source>
        <translation>por firmar</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>firmada</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>crossed off</source>
        <translation>tachado</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>apartado</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>Policía</translation>
    </message>
    <message>
        <source>Public prosecutions</source>
        <translation>Fiscalía</translation>
    </message>
    <message>
        <source>Court order</source>
        <translation>Orden judicial</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>Destruir</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>la recepción</translation>
    </message>
    <message>
        <source>closing of the case</source>
        <translation>el cierre del caso</translation>
    </message>
    <message>
        <source>date of the outcome</source>
        <translation>la fecha del resultado</translation>
    </message>
    <message>
        <source>Biological items</source>
        <translation>Indicios biológicos</translation>
    </message>
    <message>
        <source>Controlled items</source>
        <translation>Indicios controlados</translation>
    </message>
    <message>
        <source>Drugs</source>
        <translation>Drogas</translation>
    </message>
    <message>
        <source>Firearms</source>
        <translation>Armas de fuego</translation>
    </message>
    <message>
        <source>until the case is closed</source>
        <translation>hasta que se cierre el caso</translation>
    </message>
    <message>
        <source>until the outcome is recorded</source>
        <translation>hasta que conste el resultado</translation>
    </message>
    <message>
        <source>until an authority decides</source>
        <translation>hasta que decida una autoridad</translation>
    </message>
    <message>
        <source>A manager who did not propose it approves the list; then it is frozen.</source>
        <translation>Un gerente que no la propuso aprueba la lista; entonces queda fijada.</translation>
    </message>
    <message>
        <source>Scan the items you hold, then the label of the staging place, a controlled one.</source>
        <translation>Escanee los indicios que tiene y luego la etiqueta del lugar de preparación, uno controlado.</translation>
    </message>
    <message>
        <source>Scan one item after the other: each ends before two witnesses.</source>
        <translation>Escanee un indicio tras otro: cada uno termina ante dos testigos.</translation>
    </message>
    <message>
        <source>Somebody who ended none of these items counts them against the list.</source>
        <translation>Alguien que no terminó ninguno de estos indicios los cuenta contra la lista.</translation>
    </message>
    <message>
        <source>Everything on the list has ended or was removed, and was counted.</source>
        <translation>Todo lo de la lista terminó o fue quitado, y se contó.</translation>
    </message>
    <message>
        <source>It was given up; its items are free for another proposal.</source>
        <translation>Se abandonó; sus indicios quedan libres para otra propuesta.</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>{years} years from {clock}</source>
        <translation>{years} años desde {clock}</translation>
    </message>
    <message>
        <source>{months} months from {clock}</source>
        <translation>{months} meses desde {clock}</translation>
    </message>
    <message>
        <source>Every item</source>
        <translation>Todo indicio</translation>
    </message>
</context>
<context>
    <name>dispositions</name>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>To notice</source>
        <translation>A notar</translation>
    </message>
    <message>
        <source>scanned</source>
        <translation>escaneado</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>retenido</translation>
    </message>
    <message>
        <source>before its time</source>
        <translation>antes de su plazo</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminados</translation>
    </message>
    <message>
        <source>Consents missing</source>
        <translation>Por consentir</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Propuesta por</translation>
    </message>
    <message>
        <source>On</source>
        <translation>El</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Tribunal</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Llamados</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Disposición final</translation>
    </message>
</context>
<context>
    <name>drift</name>
    <message>
        <source>Re-run rate</source>
        <translation>Tasa de repeticiones</translation>
    </message>
    <message>
        <source>Attempts that repeat another attempt of the same run, of all attempts on items.</source>
        <translation>Intentos que repiten otro de la misma corrida, de todos los intentos sobre indicios.</translation>
    </message>
    <message>
        <source>Rejected-control rate</source>
        <translation>Tasa de controles rechazados</translation>
    </message>
    <message>
        <source>Controls not as they must be at a submission, of all controls judged at submissions.</source>
        <translation>Controles que no eran como deben al entregar, de todos los controles juzgados al entregar.</translation>
    </message>
    <message>
        <source>Superseded attempts</source>
        <translation>Intentos reemplazados</translation>
    </message>
    <message>
        <source>Attempts whose disposition is superseded, of all attempts on items.</source>
        <translation>Intentos con disposición «reemplazado», de todos los intentos sobre indicios.</translation>
    </message>
    <message>
        <source>Invalid attempts</source>
        <translation>Intentos inválidos</translation>
    </message>
    <message>
        <source>Attempts that are invalid, those of aborted runs too, of all attempts on items.</source>
        <translation>Intentos inválidos, también los de corridas abortadas, de todos los intentos sobre indicios.</translation>
    </message>
    <message>
        <source>Late entries</source>
        <translation>Ingresos tardíos</translation>
    </message>
    <message>
        <source>Values entered while the item was in other hands, of all values entered about items.</source>
        <translation>Valores ingresados con el indicio en otras manos, de todos los ingresados sobre indicios.</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Correcciones</translation>
    </message>
    <message>
        <source>Values that replace an earlier one, of all values, counted for whoever entered them.</source>
        <translation>Valores que reemplazan a uno anterior, de todos los valores, contados a quien los ingresó.</translation>
    </message>
    <message>
        <source>watch</source>
        <translation>observar</translation>
    </message>
    <message>
        <source>look into it</source>
        <translation>investigar</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Hoja de trabajo</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>Motivo dado</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>duties</name>
    <message>
        <source>evidence technician</source>
        <translation>técnico de evidencia</translation>
    </message>
    <message>
        <source>analyst</source>
        <translation>analista</translation>
    </message>
    <message>
        <source>technical reviewer</source>
        <translation>revisor técnico</translation>
    </message>
    <message>
        <source>administrative reviewer</source>
        <translation>revisor administrativo</translation>
    </message>
    <message>
        <source>laboratory manager</source>
        <translation>gerente del laboratorio</translation>
    </message>
    <message>
        <source>quality manager</source>
        <translation>gerente de calidad</translation>
    </message>
    <message>
        <source>scenes of crime officer</source>
        <translation>técnico de escena del crimen</translation>
    </message>
    <message>
        <source>medical examiner</source>
        <translation>médico forense</translation>
    </message>
    <message>
        <source>client of an agency</source>
        <translation>cliente de una institución</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrador</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Counted: {population}. Clock: none, as of {stop}.</source>
        <translation>Se cuenta: {population}. Reloj: ninguno, en {stop}.</translation>
    </message>
    <message>
        <source>Counted: {population}. Clock: from {start} to {stop}; pauses: {pauses}.</source>
        <translation>Se cuenta: {population}. Reloj: desde {start} hasta {stop}; pausas: {pauses}.</translation>
    </message>
    <message>
        <source>Version {version}.</source>
        <translation>Versión {version}.</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>Computer</source>
        <translation>Computadora</translation>
    </message>
    <message>
        <source>Whose key</source>
        <translation>De quién</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hecha</translation>
    </message>
    <message>
        <source>Forms brought</source>
        <translation>Traídos</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Why withdrawn</source>
        <translation>Por qué se retiró</translation>
    </message>
</context>
<context>
    <name>gathered</name>
    <message>
        <source>refused</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>with {count} inside</source>
        <translation>con {count} dentro</translation>
    </message>
    <message>
        <source>scanned</source>
        <translation>escaneado</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>holding</name>
    <message>
        <source>legal</source>
        <translation>legal</translation>
    </message>
    <message>
        <source>DPP</source>
        <translation>Fiscalía</translation>
    </message>
    <message>
        <source>court</source>
        <translation>tribunal</translation>
    </message>
    <message>
        <source>defence</source>
        <translation>defensa</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>calidad</translation>
    </message>
    <message>
        <source>biohazard</source>
        <translation>riesgo biológico</translation>
    </message>
    <message>
        <source>not made safe</source>
        <translation>arma sin asegurar</translation>
    </message>
    <message>
        <source>held: {kinds}</source>
        <translation>retenido: {kinds}</translation>
    </message>
</context>
<context>
    <name>holds</name>
    <message>
        <source>It &amp;ends on a day</source>
        <translation>T&amp;ermina un día</translation>
    </message>
    <message>
        <source>&amp;Until the end of</source>
        <translation>&amp;Hasta el final del</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>sin fin</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Termina</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>Alcanza</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autoridad</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
</context>
<context>
    <name>independence</name>
    <message>
        <source>Reviewer</source>
        <translation>Revisor</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisiones</translation>
    </message>
    <message>
        <source>The other way</source>
        <translation>Al revés</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marca</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Devueltas</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autores</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Findings / 100</source>
        <translation>Hallazgos / 100</translation>
    </message>
    <message>
        <source>Min. / page</source>
        <translation>Min. / página</translation>
    </message>
</context>
<context>
    <name>inspection</name>
    <message>
        <source>awaited</source>
        <translation>esperado</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>llegó</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>volvió</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>retenido</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>recogido</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>scanned</source>
        <translation>escaneado</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Seal and condition</source>
        <translation>Sello y condición</translation>
    </message>
</context>
<context>
    <name>instruments</name>
    <message>
        <source>calibration</source>
        <translation>calibración</translation>
    </message>
    <message>
        <source>check</source>
        <translation>comprobación</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>mantenimiento</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>reparación</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>avería</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>fuera de servicio</translation>
    </message>
    <message>
        <source>back in service</source>
        <translation>de nuevo en servicio</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>another kind</source>
        <translation>otra clase</translation>
    </message>
    <message>
        <source>reagent</source>
        <translation>reactivo</translation>
    </message>
    <message>
        <source>reference material</source>
        <translation>material de referencia</translation>
    </message>
    <message>
        <source>calibrator</source>
        <translation>calibrador</translation>
    </message>
    <message>
        <source>control</source>
        <translation>control</translation>
    </message>
    <message>
        <source>solvent</source>
        <translation>disolvente</translation>
    </message>
    <message>
        <source>consumable</source>
        <translation>consumible</translation>
    </message>
    <message>
        <source>not calibrated</source>
        <translation>sin calibrar</translation>
    </message>
    <message>
        <source>calibration due soon</source>
        <translation>calibración por vencer</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>en servicio</translation>
    </message>
    <message>
        <source>in quarantine</source>
        <translation>en cuarentena</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>vencido</translation>
    </message>
    <message>
        <source>expires soon</source>
        <translation>vence pronto</translation>
    </message>
    <message>
        <source>fit for use</source>
        <translation>apto para uso</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrumento</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Calibrated until</source>
        <translation>Calibrado hasta</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Número de serie</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Declaración</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Reagent</source>
        <translation>Reactivo</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Queda</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observación</translation>
    </message>
</context>
<context>
    <name>intake</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Difiere</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Declarado</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sello</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condición</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Delito</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Anunciado</translation>
    </message>
</context>
<context>
    <name>interests</name>
    <message>
        <source>a case that is not for you to see</source>
        <translation>un caso que usted no puede ver</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>vigente</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>levantado</translation>
    </message>
    <message>
        <source>Declare a conflict of interest</source>
        <translation>Declarar un conflicto de interés</translation>
    </message>
    <message>
        <source>Declare it</source>
        <translation>Declararlo</translation>
    </message>
    <message>
        <source>From now on nobody gives you work on it, and you have no part in its runs, reviews and reports. What you have of it already goes to somebody else. Only a manager lifts it.</source>
        <translation>Desde ahora nadie le asigna trabajo sobre ello, y usted no participa en sus corridas, revisiones ni informes. Lo que ya tiene de ello pasa a otra persona. Solo un gerente lo levanta.</translation>
    </message>
    <message>
        <source>Read by you, the managers, and whoever audits the ledger.</source>
        <translation>Lo leen usted, los gerentes y quien audita el libro de registro.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>What stands between</source>
        <translation>Qué se interpone</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
</context>
<context>
    <name>inventory</name>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>misplaced</source>
        <translation>fuera de lugar</translation>
    </message>
    <message>
        <source>unknown code</source>
        <translation>código desconocido</translation>
    </message>
    <message>
        <source>place not counted</source>
        <translation>lugar sin contar</translation>
    </message>
    <message>
        <source>moved meanwhile</source>
        <translation>movido mientras tanto</translation>
    </message>
    <message>
        <source>old label</source>
        <translation>etiqueta antigua</translation>
    </message>
    <message>
        <source>(restricted case)</source>
        <translation>(caso restringido)</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Escaneo</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Scanned in</source>
        <translation>Escaneado en</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Should be in</source>
        <translation>Debe estar en</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Escaneado</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Recorded in</source>
        <translation>Consta en</translation>
    </message>
    <message>
        <source>Seen in, or why</source>
        <translation>Visto en, o por qué</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>aún no</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>Rutina</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatorio</translation>
    </message>
    <message>
        <source>Key holder changed</source>
        <translation>Cambió la llave</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Auditoría</translation>
    </message>
    <message>
        <source>Whole place</source>
        <translation>Todo el lugar</translation>
    </message>
    <message>
        <source>From the record to the shelf</source>
        <translation>Del registro al estante</translation>
    </message>
    <message>
        <source>From the shelf to the record</source>
        <translation>Del estante al registro</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>abandonado</translation>
    </message>
    <message>
        <source>found</source>
        <translation>encontrado</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>contado</translation>
    </message>
    <message>
        <source>counted, restricted</source>
        <translation>contado, restringido</translation>
    </message>
    <message>
        <source>place</source>
        <translation>lugar</translation>
    </message>
    <message>
        <source>with its container</source>
        <translation>con su contenedor</translation>
    </message>
    <message>
        <source>It was missing: now it is recorded as found.</source>
        <translation>Faltaba: ahora consta como hallado.</translation>
    </message>
    <message>
        <source>This is an old label: print a new one for it.</source>
        <translation>Es una etiqueta antigua: imprima una nueva.</translation>
    </message>
    <message>
        <source>{count} items inside count with it.</source>
        <translation>{count} indicios dentro cuentan con él.</translation>
    </message>
    <message>
        <source>Found in {here}.</source>
        <translation>Encontrado en {here}.</translation>
    </message>
    <message>
        <source>Counted in {here}.</source>
        <translation>Contado en {here}.</translation>
    </message>
    <message>
        <source>Counted. It belongs to a case that is not for your eyes.</source>
        <translation>Contado. Pertenece a un caso que no es visible para usted.</translation>
    </message>
    <message>
        <source>Misplaced: it is recorded in {where}. Set it aside; the inventory keeps it.</source>
        <translation>Fuera de lugar: consta en {where}. Apártelo; el inventario lo anota.</translation>
    </message>
    <message>
        <source>No label of this laboratory has this code. Set it aside; it is noted.</source>
        <translation>Ninguna etiqueta de este laboratorio tiene este código. Apártelo; queda anotado.</translation>
    </message>
    <message>
        <source>Counted already by {by}.</source>
        <translation>Ya lo contó {by}.</translation>
    </message>
    <message>
        <source>Now scan what is here.</source>
        <translation>Ahora escanee lo que hay aquí.</translation>
    </message>
    <message>
        <source>{place} does not belong to this inventory.</source>
        <translation>{place} no pertenece a este inventario.</translation>
    </message>
    <message>
        <source>It is not among those drawn; it was not counted.</source>
        <translation>No está entre los sorteados; no se contó.</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>a ciegas</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Sorteado</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventario</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Comenzado</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Faltan</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Sorteo</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>itemtable</name>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Retenciones</translation>
    </message>
</context>
<context>
    <name>itemtables</name>
    <message>
        <source>Relation</source>
        <translation>Relación</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Retenciones</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sello</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Iniciales</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sellado</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Abierto por</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>no impresa</translation>
    </message>
    <message>
        <source>waits to be printed</source>
        <translation>espera impresión</translation>
    </message>
    <message>
        <source>printed, scan it back</source>
        <translation>impresa, falta escanearla</translation>
    </message>
    <message>
        <source>scanned back</source>
        <translation>escaneada de vuelta</translation>
    </message>
    <message>
        <source>not printed: failed</source>
        <translation>no impresa: falló</translation>
    </message>
    <message>
        <source>unknown whether printed</source>
        <translation>se ignora si se imprimió</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Retención</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autoridad</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Puesta por</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Lifted by</source>
        <translation>Levantada por</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Procede de</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>declarada</translation>
    </message>
    <message>
        <source>investigated</source>
        <translation>en investigación</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>resuelta</translation>
    </message>
    <message>
        <source>confirmed loss</source>
        <translation>pérdida confirmada</translation>
    </message>
    <message>
        <source>notified</source>
        <translation>notificada</translation>
    </message>
    <message>
        <source>corrective action</source>
        <translation>acción correctiva</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Declarado</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Observado</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Declarada</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Resuelta</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Not printed</source>
        <translation>No impresa</translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation>En la impresora</translation>
    </message>
    <message>
        <source>Sent, not scanned back</source>
        <translation>Enviada, sin escanear de vuelta</translation>
    </message>
    <message>
        <source>Scanned back</source>
        <translation>Escaneada de vuelta</translation>
    </message>
    <message>
        <source>Not printed: a fault</source>
        <translation>No impresa: una falla</translation>
    </message>
    <message>
        <source>Look at the printer</source>
        <translation>Mirar la impresora</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Escaneada</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Falla</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Segunda persona</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
</context>
<context>
    <name>legs</name>
    <message>
        <source>Under way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Partly arrived</source>
        <translation>Llegó en parte</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Llegó</translation>
    </message>
    <message>
        <source>Items missing</source>
        <translation>Faltan indicios</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Retrasado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>Mensajero</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Llegaron</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Se espera</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifiesto</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>arm</source>
        <translation>rama</translation>
    </message>
    <message>
        <source>biological</source>
        <translation>biológico</translation>
    </message>
    <message>
        <source>lets air through</source>
        <translation>deja pasar el aire</translation>
    </message>
    <message>
        <source>clause of ISO/IEC 17025</source>
        <translation>apartado de ISO/IEC 17025</translation>
    </message>
    <message>
        <source>closes the case</source>
        <translation>cierra el caso</translation>
    </message>
    <message>
        <source>is a container</source>
        <translation>es un contenedor</translation>
    </message>
    <message>
        <source>controlled</source>
        <translation>controlado</translation>
    </message>
    <message>
        <source>dangerous</source>
        <translation>peligroso</translation>
    </message>
    <message>
        <source>somebody died</source>
        <translation>hubo una muerte</translation>
    </message>
    <message>
        <source>measures</source>
        <translation>mide</translation>
    </message>
    <message>
        <source>section</source>
        <translation>sección</translation>
    </message>
    <message>
        <source>is a discrepancy</source>
        <translation>es una discrepancia</translation>
    </message>
    <message>
        <source>ends by</source>
        <translation>termina por</translation>
    </message>
    <message>
        <source>base units in one</source>
        <translation>unidades base en una</translation>
    </message>
    <message>
        <source>firearm</source>
        <translation>arma de fuego</translation>
    </message>
    <message>
        <source>from a likelihood ratio of</source>
        <translation>desde una razón de verosimilitud de</translation>
    </message>
    <message>
        <source>code of ICCS</source>
        <translation>código ICCS</translation>
    </message>
    <message>
        <source>label</source>
        <translation>etiqueta</translation>
    </message>
    <message>
        <source>declared by</source>
        <translation>se declara por</translation>
    </message>
    <message>
        <source>needs an authority</source>
        <translation>necesita una autoridad</translation>
    </message>
    <message>
        <source>has a number</source>
        <translation>lleva número</translation>
    </message>
    <message>
        <source>place afterwards</source>
        <translation>lugar después</translation>
    </message>
    <message>
        <source>needs a recipient</source>
        <translation>necesita un destinatario</translation>
    </message>
    <message>
        <source>what helps</source>
        <translation>qué remedia</translation>
    </message>
    <message>
        <source>what helps, in Spanish</source>
        <translation>qué remedia, en español</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>gravedad</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>signo</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>turno</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unidad</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>peso</translation>
    </message>
    <message>
        <source>count</source>
        <translation>cuenta</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>volumen</translation>
    </message>
    <message>
        <source>mass</source>
        <translation>masa</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>bolsa</translation>
    </message>
    <message>
        <source>box</source>
        <translation>caja</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>etiqueta colgante</translation>
    </message>
    <message>
        <source>tube</source>
        <translation>tubo</translation>
    </message>
    <message>
        <source>vial</source>
        <translation>vial</translation>
    </message>
    <message>
        <source>destruction</source>
        <translation>destrucción</translation>
    </message>
    <message>
        <source>return</source>
        <translation>devolución</translation>
    </message>
    <message>
        <source>laboratory</source>
        <translation>laboratorio</translation>
    </message>
    <message>
        <source>medical examiner</source>
        <translation>médico forense</translation>
    </message>
    <message>
        <source>scenes of crime</source>
        <translation>escena del crimen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>se ofrece</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>en reposo</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Términos</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>What the rules read</source>
        <translation>Lo que leen las reglas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
</context>
<context>
    <name>methodeditor</name>
    <message>
        <source>method</source>
        <translation>método</translation>
    </message>
    <message>
        <source>result</source>
        <translation>resultado</translation>
    </message>
    <message>
        <source>opinion</source>
        <translation>opinión</translation>
    </message>
    <message>
        <source>limitation</source>
        <translation>limitación</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>observación</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>tecleado</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>balanza</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>openly</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>a ciegas</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name in Spanish</source>
        <translation>Nombre en español</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Once for each</source>
        <translation>Una vez por</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Fórmula</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Decimales</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Obligatorio</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Leído de</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verificado</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerancia</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Valor objetivo</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Al menos</translation>
    </message>
    <message>
        <source>Accepted when</source>
        <translation>Aceptado cuando</translation>
    </message>
    <message>
        <source>Kind of instrument</source>
        <translation>Tipo de instrumento</translation>
    </message>
    <message>
        <source>Lot of the reagent</source>
        <translation>Lote del reactivo</translation>
    </message>
    <message>
        <source>Used by each replicate</source>
        <translation>Consumo por réplica</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Ejemplo</translation>
    </message>
    <message>
        <source>Computed now</source>
        <translation>Calculado ahora</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Dado</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>The reviewer looks whether</source>
        <translation>Quien revisa mira si</translation>
    </message>
    <message>
        <source>The same in Spanish</source>
        <translation>Lo mismo en español</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Printed when</source>
        <translation>Se imprime cuando</translation>
    </message>
    <message>
        <source>The report says</source>
        <translation>El informe dice</translation>
    </message>
    <message>
        <source>It comes into force when quality and one more person have approved it.</source>
        <translation>Entra en vigor cuando la aprueban calidad y otra persona.</translation>
    </message>
    <message>
        <source>Version {number} of {by} waits for approval; yours replaces it.</source>
        <translation>La versión {number} de {by} espera aprobación; la suya la reemplaza.</translation>
    </message>
    <message>
        <source>Propose this version</source>
        <translation>Proponer esta versión</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Proponer</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
</context>
<context>
    <name>methods</name>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Once for each</source>
        <translation>Una vez por</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>How it comes about</source>
        <translation>Cómo resulta</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Control</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Accepted when</source>
        <translation>Se acepta si</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Se requiere</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Used up by each replicate</source>
        <translation>Consumo por réplica</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Ejemplo</translation>
    </message>
    <message>
        <source>Computed now</source>
        <translation>Calculado ahora</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Dado</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>The reviewer looks whether</source>
        <translation>El revisor mira si</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>The report says</source>
        <translation>El informe dice</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuando</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>espera aprobación</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>vigente</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>sustituida</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>worksheet</source>
        <translation>hoja</translation>
    </message>
    <message>
        <source>item</source>
        <translation>indicio</translation>
    </message>
    <message>
        <source>replicate</source>
        <translation>réplica</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>pick-list</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>sí o no</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>fecha y hora</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>blanco</translation>
    </message>
    <message>
        <source>negative control</source>
        <translation>control negativo</translation>
    </message>
    <message>
        <source>positive control</source>
        <translation>control positivo</translation>
    </message>
    <message>
        <source>calibrator</source>
        <translation>calibrador</translation>
    </message>
    <message>
        <source>control</source>
        <translation>control</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verificado</translation>
    </message>
    <message>
        <source>verified blind</source>
        <translation>verificado a ciegas</translation>
    </message>
    <message>
        <source>read from the balance</source>
        <translation>leído de la balanza</translation>
    </message>
    <message>
        <source>read from the instrument&apos;s file</source>
        <translation>leído del archivo del instrumento</translation>
    </message>
    <message>
        <source>instrument: {kind}</source>
        <translation>instrumento: {kind}</translation>
    </message>
    <message>
        <source>lot of {reagent}</source>
        <translation>lote de {reagent}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Examinations</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Replicates</source>
        <translation>Réplicas</translation>
    </message>
    <message>
        <source>Destructive</source>
        <translation>Destructivo</translation>
    </message>
    <message>
        <source>uses the item up</source>
        <translation>consume el indicio</translation>
    </message>
    <message>
        <source>Vials</source>
        <translation>Viales</translation>
    </message>
    <message>
        <source>scanned when loaded and in the instrument&apos;s order</source>
        <translation>escaneados al cargarlos y en el orden del instrumento</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Requisitos</translation>
    </message>
    <message>
        <source>Worked example {number}</source>
        <translation>Ejemplo resuelto {number}</translation>
    </message>
    <message>
        <source>{count} decimals</source>
        <translation>{count} decimales</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>puede omitirse</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>offers</name>
    <message>
        <source>I offered</source>
        <translation>ofrecí</translation>
    </message>
    <message>
        <source>waits for me</source>
        <translation>me espera</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Oferta</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Cuáles</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>opened</name>
    <message>
        <source>In it</source>
        <translation>Dentro</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message>
        <source>Building the laboratory on this computer …</source>
        <translation>Construyendo el laboratorio en este equipo …</translation>
    </message>
    <message>
        <source>Making up the demonstration: {done} of {total} cases</source>
        <translation>Inventando la demostración: {done} de {total} casos</translation>
    </message>
    <message>
        <source>Signing the reports of the demonstration …</source>
        <translation>Firmando los informes de la demostración …</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>My bench</source>
        <translation>Mi mesa</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Aparatos</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>Recepción</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Where is it?</source>
        <translation>¿Dónde está?</translation>
    </message>
    <message>
        <source>Store and retrieve</source>
        <translation>Guardar y retirar</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Announce a submission</source>
        <translation>Anunciar una entrega</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Retenciones</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Indicadores</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Tribunal</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>Transit</source>
        <translation>Tránsito</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Contenedores</translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation>Temperaturas</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>Discrepancias</translation>
    </message>
    <message>
        <source>Discrepancy</source>
        <translation>Discrepancia</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Sorteo</translation>
    </message>
    <message>
        <source>Inventories</source>
        <translation>Inventarios</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>Inventario</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Disposición final</translation>
    </message>
    <message>
        <source>Dispositions</source>
        <translation>Disposiciones finales</translation>
    </message>
    <message>
        <source>Propose to end items</source>
        <translation>Proponer terminar indicios</translation>
    </message>
    <message>
        <source>Retention rules</source>
        <translation>Reglas de conservación</translation>
    </message>
    <message>
        <source>Retention reviews</source>
        <translation>Revisiones</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>Destrucción por lista</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Retiro</translation>
    </message>
    <message>
        <source>Authorisations</source>
        <translation>Autorizaciones</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planificación</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nueva solicitud</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Hoja de trabajo</translation>
    </message>
    <message>
        <source>Worksheets</source>
        <translation>Hojas de trabajo</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumentos</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Deriva</translation>
    </message>
    <message>
        <source>Nonconformities</source>
        <translation>No conformidades</translation>
    </message>
    <message>
        <source>Nonconformity</source>
        <translation>No conformidad</translation>
    </message>
    <message>
        <source>Proficiency</source>
        <translation>Aptitud</translation>
    </message>
    <message>
        <source>Results file</source>
        <translation>Archivo de resultados</translation>
    </message>
    <message>
        <source>Control charts</source>
        <translation>Cartas de control</translation>
    </message>
    <message>
        <source>Method editor</source>
        <translation>Editor de métodos</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verificación</translation>
    </message>
    <message>
        <source>Second examiners</source>
        <translation>Segundos examinadores</translation>
    </message>
    <message>
        <source>Vials</source>
        <translation>Viales</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificados</translation>
    </message>
    <message>
        <source>Independence</source>
        <translation>Independencia</translation>
    </message>
    <message>
        <source>Re-examinations</source>
        <translation>Reexámenes</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>My cases</source>
        <translation>Mis casos</translation>
    </message>
    <message>
        <source>Offline forms</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Looks from outside</source>
        <translation>Miradas de fuera</translation>
    </message>
    <message>
        <source>Enquiries and courts</source>
        <translation>Consultas y tribunales</translation>
    </message>
    <message>
        <source>Agencies and offices</source>
        <translation>Instituciones y oficinas</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Políticas</translation>
    </message>
    <message>
        <source>Conflicts of interest</source>
        <translation>Conflictos de interés</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>Funciones</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deshabilitada</translation>
    </message>
    <message>
        <source>Locked until {time}</source>
        <translation>Bloqueada hasta las {time}</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activa</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Unit (freezer, vault, rack)</source>
        <translation>Unidad (congelador, bóveda, estante)</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>Repisa</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Controlled</source>
        <translation>Controlado</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Frío</translation>
    </message>
    <message>
        <source>Locker</source>
        <translation>Casillero</translation>
    </message>
</context>
<context>
    <name>policies</name>
    <message>
        <source>Laboratory</source>
        <translation>Laboratorio</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Inicio de sesión</translation>
    </message>
    <message>
        <source>Custody</source>
        <translation>Custodia</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Bienes</translation>
    </message>
    <message>
        <source>Casework</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>months</source>
        <translation>meses</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>por ciento</translation>
    </message>
    <message>
        <source>tries</source>
        <translation>intentos</translation>
    </message>
    <message>
        <source>items</source>
        <translation>indicios</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Política</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
</context>
<context>
    <name>prelog</name>
    <message>
        <source>Announced</source>
        <translation>Anunciada</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>En el mostrador</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>Partly accepted</source>
        <translation>Aceptada en parte</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>Caducada</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Delito</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Withdrawn because</source>
        <translation>Retirado porque</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autoridad</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>Revocation list</source>
        <translation>Lista de revocación</translation>
    </message>
    <message>
        <source>Suspends</source>
        <translation>Suspende</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Provider, round</source>
        <translation>Proveedor, ronda</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>z</source>
        <translation>z</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Qué debe hacerse</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De quién</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Qué se hizo</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verificación</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En palabras</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Evaluación</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>Se sabe por</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Porque</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Retiro</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Cuáles</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>SHA-256 of the answer</source>
        <translation>SHA-256 de la respuesta</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Detectada</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>This case</source>
        <translation>Este caso</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Desenlace</translation>
    </message>
    <message>
        <source>How it ended, and why</source>
        <translation>Cómo terminó, y por qué</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>levantada</translation>
    </message>
    <message>
        <source>being investigated</source>
        <translation>en investigación</translation>
    </message>
    <message>
        <source>being corrected</source>
        <translation>en corrección</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregida</translation>
    </message>
    <message>
        <source>unfounded</source>
        <translation>infundada</translation>
    </message>
    <message>
        <source>minor: no result is in doubt</source>
        <translation>menor: ningún resultado está en duda</translation>
    </message>
    <message>
        <source>major: a result may be in doubt</source>
        <translation>mayor: un resultado puede estar en duda</translation>
    </message>
    <message>
        <source>critical: a reported result may be wrong</source>
        <translation>crítica: un resultado informado puede ser erróneo</translation>
    </message>
    <message>
        <source>Containment</source>
        <translation>Contención</translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation>Causa raíz</translation>
    </message>
    <message>
        <source>Impact in words</source>
        <translation>Alcance en palabras</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>corrective</source>
        <translation>correctiva</translation>
    </message>
    <message>
        <source>preventive</source>
        <translation>preventiva</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>planificada</translation>
    </message>
    <message>
        <source>done, to be verified</source>
        <translation>realizada, por verificar</translation>
    </message>
    <message>
        <source>effective</source>
        <translation>eficaz</translation>
    </message>
    <message>
        <source>ineffective</source>
        <translation>ineficaz</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>affected</source>
        <translation>afectado</translation>
    </message>
    <message>
        <source>not affected</source>
        <translation>no afectado</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>sin evaluar</translation>
    </message>
    <message>
        <source>raised about it</source>
        <translation>trata de él</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>retiro</translation>
    </message>
    <message>
        <source>named</source>
        <translation>nombrado</translation>
    </message>
    <message>
        <source>Proficiency</source>
        <translation>Aptitud</translation>
    </message>
    <message>
        <source>Competency</source>
        <translation>Competencia</translation>
    </message>
    <message>
        <source>given</source>
        <translation>dado</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>vencido</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>entregado</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>superado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>no superado</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>retirado</translation>
    </message>
</context>
<context>
    <name>rail</name>
    <message>
        <source>Your agency</source>
        <translation>Su institución</translation>
    </message>
    <message>
        <source>At the bench</source>
        <translation>En la mesa</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Bienes</translation>
    </message>
    <message>
        <source>Casework</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Laboratorio</translation>
    </message>
</context>
<context>
    <name>recall</name>
    <message>
        <source>A person</source>
        <translation>Una persona</translation>
    </message>
    <message>
        <source>A place</source>
        <translation>Un lugar</translation>
    </message>
    <message>
        <source>A lot of seals</source>
        <translation>Un lote de sellos</translation>
    </message>
    <message>
        <source>brought it</source>
        <translation>lo trajo</translation>
    </message>
    <message>
        <source>the case was referred to it</source>
        <translation>se le remitió el caso</translation>
    </message>
    <message>
        <source>was given it since</source>
        <translation>lo recibió después</translation>
    </message>
    <message>
        <source>took it home since</source>
        <translation>se lo llevó después</translation>
    </message>
    <message>
        <source>held it since</source>
        <translation>lo tuvo desde entonces</translation>
    </message>
    <message>
        <source>holds it now</source>
        <translation>lo tiene ahora</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>informados</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>apartados</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>sin decidir</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} rechazados</translation>
    </message>
    <message>
        <source>{count} passed</source>
        <translation>{count} aceptados</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Hoja de trabajo</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Analista</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Lot taken</source>
        <translation>Lote usado</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Difiere</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Cuál</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Emitido</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>An instrument</source>
        <translation>Un instrumento</translation>
    </message>
    <message>
        <source>A lot of a reagent</source>
        <translation>Un lote de un reactivo</translation>
    </message>
</context>
<context>
    <name>reexaminations</name>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Reported in</source>
        <translation>Informado en</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Again by</source>
        <translation>De nuevo por</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Sorteado</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>De nuevo</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Comparación</translation>
    </message>
</context>
<context>
    <name>releases</name>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Laboratorio</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>Lo recibió</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autorización</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>Everything that awaits me</source>
        <translation>Todo lo que me espera</translation>
    </message>
    <message>
        <source>To write and sign</source>
        <translation>Por escribir y firmar</translation>
    </message>
    <message>
        <source>Technical review</source>
        <translation>Revisión técnica</translation>
    </message>
    <message>
        <source>Administrative review</source>
        <translation>Revisión administrativa</translation>
    </message>
    <message>
        <source>To authorise</source>
        <translation>Por autorizar</translation>
    </message>
    <message>
        <source>To issue</source>
        <translation>Por emitir</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>For me</source>
        <translation>Para mí</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Tribunal</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autores</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Analista</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>Analizado</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>&amp;Sign …</source>
        <translation>F&amp;irmar …</translation>
    </message>
    <message>
        <source>Authori&amp;se …</source>
        <translation>Au&amp;torizar …</translation>
    </message>
    <message>
        <source>Pa&amp;ss and sign …</source>
        <translation>&amp;Aprobar y firmar …</translation>
    </message>
    <message>
        <source>&amp;Pass …</source>
        <translation>&amp;Aprobar …</translation>
    </message>
    <message>
        <source>&amp;Give back …</source>
        <translation>&amp;Devolver …</translation>
    </message>
    <message>
        <source>Take &amp;back …</source>
        <translation>Ret&amp;omar …</translation>
    </message>
    <message>
        <source>&amp;Issue …</source>
        <translation>&amp;Emitir …</translation>
    </message>
    <message>
        <source>Ta&amp;ke into review</source>
        <translation>&amp;Tomar en revisión</translation>
    </message>
    <message>
        <source>It was serve&amp;d …</source>
        <translation>Fue en&amp;tregado …</translation>
    </message>
    <message>
        <source>&amp;Authors …</source>
        <translation>&amp;Autores …</translation>
    </message>
    <message>
        <source>Give it &amp;up …</source>
        <translation>Aban&amp;donarlo …</translation>
    </message>
    <message>
        <source>Give a &amp;further copy …</source>
        <translation>Entregar otra co&amp;pia …</translation>
    </message>
    <message>
        <source>Amen&amp;d it …</source>
        <translation>&amp;Enmendarlo …</translation>
    </message>
    <message>
        <source>Supp&amp;lement it …</source>
        <translation>Comp&amp;lementarlo …</translation>
    </message>
    <message>
        <source>Print the next &amp;notice of withdrawal</source>
        <translation>Imprimir el &amp;siguiente aviso de retirada</translation>
    </message>
    <message>
        <source>A recipient &amp;knows of it …</source>
        <translation>Un desti&amp;natario lo sabe …</translation>
    </message>
    <message>
        <source>&amp;Withdraw it …</source>
        <translation>&amp;Retirarlo …</translation>
    </message>
    <message>
        <source>&amp;Check the signed file</source>
        <translation>&amp;Comprobar el archivo firmado</translation>
    </message>
    <message>
        <source>Draft an &amp;e-mail with it</source>
        <translation>&amp;Borrador de correo con él</translation>
    </message>
    <message>
        <source>Make a disclosure &amp;bundle …</source>
        <translation>&amp;Hacer un paquete de revelación …</translation>
    </message>
    <message>
        <source>I have seen &amp;that it was moved</source>
        <translation>He visto &amp;que se movió</translation>
    </message>
    <message>
        <source>&amp;Open the case</source>
        <translation>Abrir el ca&amp;so</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Institución</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>In the report now</source>
        <translation>En el informe ahora</translation>
    </message>
    <message>
        <source>Two people wrote</source>
        <translation>Escribieron dos personas</translation>
    </message>
    <message>
        <source>Mend yours with what you need of theirs, or take theirs; then save.</source>
        <translation>Corrija lo suyo con lo que necesite de lo otro, o tome lo otro; luego guarde.</translation>
    </message>
    <message>
        <source>&amp;Go on with mine</source>
        <translation>&amp;Seguir con lo mío</translation>
    </message>
    <message>
        <source>&amp;Take theirs and let mine go</source>
        <translation>&amp;Tomar lo otro y dejar lo mío</translation>
    </message>
    <message>
        <source>Typed by you, not saved</source>
        <translation>Escrito por usted, sin guardar</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmado</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Por qué no</translation>
    </message>
    <message>
        <source>worksheet</source>
        <translation>hoja</translation>
    </message>
    <message>
        <source>item, custody</source>
        <translation>indicio, custodia</translation>
    </message>
    <message>
        <source>raw file</source>
        <translation>archivo original</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Intento</translation>
    </message>
    <message>
        <source>Became</source>
        <translation>Resultó</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Preliminary report</source>
        <translation>Informe preliminar</translation>
    </message>
    <message>
        <source>Supplemental report</source>
        <translation>Informe complementario</translation>
    </message>
    <message>
        <source>Amended report</source>
        <translation>Informe enmendado</translation>
    </message>
    <message>
        <source>Report without findings</source>
        <translation>Informe negativo</translation>
    </message>
    <message>
        <source>Notice of withdrawal</source>
        <translation>Aviso de retirada</translation>
    </message>
    <message>
        <source>being written</source>
        <translation>se está escribiendo</translation>
    </message>
    <message>
        <source>signed by its authors</source>
        <translation>firmado por autores</translation>
    </message>
    <message>
        <source>technical review</source>
        <translation>revisión técnica</translation>
    </message>
    <message>
        <source>administrative review</source>
        <translation>revisión administrativa</translation>
    </message>
    <message>
        <source>authorised</source>
        <translation>autorizado</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>emitido</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>sustituido</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>abandonado</translation>
    </message>
    <message>
        <source>to write and sign</source>
        <translation>por escribir y firmar</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>por revisar</translation>
    </message>
    <message>
        <source>in my review</source>
        <translation>en mi revisión</translation>
    </message>
    <message>
        <source>to authorise</source>
        <translation>por autorizar</translation>
    </message>
    <message>
        <source>to issue</source>
        <translation>por emitir</translation>
    </message>
    <message>
        <source>technical</source>
        <translation>técnica</translation>
    </message>
    <message>
        <source>administrative</source>
        <translation>administrativa</translation>
    </message>
    <message>
        <source>gave it back</source>
        <translation>lo devolvió</translation>
    </message>
    <message>
        <source>gave it up</source>
        <translation>desistió de él</translation>
    </message>
    <message>
        <source>author</source>
        <translation>autor</translation>
    </message>
    <message>
        <source>technical reviewer</source>
        <translation>revisor técnico</translation>
    </message>
    <message>
        <source>authorised for issue</source>
        <translation>autorizado para su emisión</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Opinions</source>
        <translation>Opiniones</translation>
    </message>
    <message>
        <source>Limitations</source>
        <translation>Limitaciones</translation>
    </message>
    <message>
        <source>Deviations</source>
        <translation>Desviaciones</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Observaciones</translation>
    </message>
    <message>
        <source>Reckoning</source>
        <translation>Recuento</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>informado</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>inválido</translation>
    </message>
    <message>
        <source>run aborted</source>
        <translation>serie abortada</translation>
    </message>
    <message>
        <source>no disposition</source>
        <translation>sin disposición</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>a mano</translation>
    </message>
    <message>
        <source>by post</source>
        <translation>por correo postal</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>por correo electrónico</translation>
    </message>
    <message>
        <source>in their portal</source>
        <translation>en su portal</translation>
    </message>
</context>
<context>
    <name>requests</name>
    <message>
        <source>Urgency</source>
        <translation>Urgencia</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Analista</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>to be reviewed</source>
        <translation>por revisar</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>declinada</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>asignada</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>analysed</source>
        <translation>analizada</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>informada</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>court date</source>
        <translation>fecha de juicio</translation>
    </message>
    <message>
        <source>needed by</source>
        <translation>necesaria para</translation>
    </message>
    <message>
        <source>remand</source>
        <translation>prisión preventiva</translation>
    </message>
    <message>
        <source>perishable</source>
        <translation>perecedero</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>fijada a mano</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>conflicto</translation>
    </message>
    <message>
        <source>court</source>
        <translation>juicio</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>necesaria</translation>
    </message>
</context>
<context>
    <name>resultfiles</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>En el archivo</translation>
    </message>
    <message>
        <source>Place and replicate</source>
        <translation>Posición y réplica</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Hace</translation>
    </message>
    <message>
        <source>Values, or what is wrong</source>
        <translation>Valores, o qué está mal</translation>
    </message>
    <message>
        <source>enters</source>
        <translation>se ingresa</translation>
    </message>
    <message>
        <source>stands already</source>
        <translation>ya está</translation>
    </message>
    <message>
        <source>would change</source>
        <translation>cambiaría</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>no se entiende</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>a quotation mark has no second one</source>
        <translation>una comilla no tiene cierre</translation>
    </message>
    <message>
        <source>the line has too few columns</source>
        <translation>la línea tiene muy pocas columnas</translation>
    </message>
    <message>
        <source>nothing says whose this is</source>
        <translation>nada dice de quién es</translation>
    </message>
    <message>
        <source>nothing of this name is in the run</source>
        <translation>nada con este nombre está en la corrida</translation>
    </message>
    <message>
        <source>this label is not in the run</source>
        <translation>esta etiqueta no está en la corrida</translation>
    </message>
    <message>
        <source>this attempt has been disposed of</source>
        <translation>este intento ya fue resuelto</translation>
    </message>
    <message>
        <source>the item is in the run more than once: match by place</source>
        <translation>el indicio está más de una vez en la corrida: asigne por posición</translation>
    </message>
    <message>
        <source>this is no number of a replicate</source>
        <translation>esto no es un número de réplica</translation>
    </message>
    <message>
        <source>the method has no further replicate</source>
        <translation>el método no tiene más réplicas</translation>
    </message>
    <message>
        <source>another row is for the same place</source>
        <translation>otra fila es para el mismo lugar</translation>
    </message>
    <message>
        <source>looks like a formula</source>
        <translation>parece una fórmula</translation>
    </message>
    <message>
        <source>is no number, or an infinite one</source>
        <translation>no es un número, o es infinito</translation>
    </message>
    <message>
        <source>has an exponent: export it written out</source>
        <translation>tiene exponente: expórtelo escrito por completo</translation>
    </message>
    <message>
        <source>has another decimal sign, or one for thousands</source>
        <translation>tiene otro signo decimal, o uno de miles</translation>
    </message>
    <message>
        <source>is in another unit; nothing is converted</source>
        <translation>está en otra unidad; nada se convierte</translation>
    </message>
    <message>
        <source>is no number</source>
        <translation>no es un número</translation>
    </message>
    <message>
        <source>is not on the list</source>
        <translation>no está en la lista</translation>
    </message>
    <message>
        <source>is no date and time written year-month-day</source>
        <translation>no es una fecha y hora escrita año-mes-día</translation>
    </message>
    <message>
        <source>has characters that cannot be shown</source>
        <translation>tiene caracteres que no se pueden mostrar</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>es demasiado largo</translation>
    </message>
</context>
<context>
    <name>retention</name>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Corresponde a</translation>
    </message>
    <message>
        <source>Keeps</source>
        <translation>Conserva</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consentimientos</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
</context>
<context>
    <name>reviews</name>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Delito</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>Abierto por</translation>
    </message>
    <message>
        <source>Items due</source>
        <translation>Vencidos</translation>
    </message>
    <message>
        <source>Due since</source>
        <translation>Vencido desde</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Conservado hasta</translation>
    </message>
</context>
<context>
    <name>rollcall</name>
    <message>
        <source>#</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>No quantity was recorded</source>
        <translation>No se registró cantidad</translation>
    </message>
    <message>
        <source>Magistrate</source>
        <translation>Magistrado</translation>
    </message>
    <message>
        <source>Justice of the peace</source>
        <translation>Juez de paz</translation>
    </message>
    <message>
        <source>Exhibit keeper</source>
        <translation>Custodio</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
</context>
<context>
    <name>story</name>
    <message>
        <source>from {name}</source>
        <translation>de {name}</translation>
    </message>
    <message>
        <source>supervisor {name}</source>
        <translation>supervisor {name}</translation>
    </message>
    <message>
        <source>witness {name}</source>
        <translation>testigo {name}</translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation>entrada {number}</translation>
    </message>
    <message>
        <source>Corrects event {number}, which stays.</source>
        <translation>Corrige el evento {number}, que permanece.</translation>
    </message>
    <message>
        <source>Said to have happened at {moment}; recorded {age} later.</source>
        <translation>Se dice que ocurrió el {moment}; se registró {age} después.</translation>
    </message>
    <message>
        <source>Corrected by event {number} ({name}): “{statement}”</source>
        <translation>Corregido por el evento {number} ({name}): «{statement}»</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>excepción</translation>
    </message>
    <message>
        <source>late entry</source>
        <translation>entrada tardía</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>corrección</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>Swab from the window sill, red stain</source>
        <translation>Hisopo del alféizar, mancha roja</translation>
    </message>
    <message>
        <source>Crowbar, blue paint on the tip</source>
        <translation>Barreta con pintura azul en la punta</translation>
    </message>
    <message>
        <source>Grey hooded jumper</source>
        <translation>Sudadera gris con capucha</translation>
    </message>
    <message>
        <source>Lifts from the kitchen window</source>
        <translation>Levantamientos de la ventana de la cocina</translation>
    </message>
    <message>
        <source>Cigarette end from the yard</source>
        <translation>Colilla hallada en el patio</translation>
    </message>
    <message>
        <source>How much does the block weigh without its wrapping?</source>
        <translation>¿Cuánto pesa el bloque sin su envoltura?</translation>
    </message>
    <message>
        <source>Plants that go mouldy, ordered by the court</source>
        <translation>Plantas que se enmohecen, por orden del tribunal</translation>
    </message>
    <message>
        <source>Ordered before the trial: the material does not keep.</source>
        <translation>Ordenado antes del juicio: el material no se conserva.</translation>
    </message>
    <message>
        <source>Incinerator of the port authority</source>
        <translation>Incinerador de la autoridad portuaria</translation>
    </message>
    <message>
        <source>Commissioner of Police</source>
        <translation>Comisario de Policía</translation>
    </message>
    <message>
        <source>Director of Public Prosecutions</source>
        <translation>Director de la Fiscalía</translation>
    </message>
    <message>
        <source>Supreme Court</source>
        <translation>Tribunal Supremo</translation>
    </message>
    <message>
        <source>Court room 2</source>
        <translation>Sala de audiencias 2</translation>
    </message>
    <message>
        <source>Letter of the Superintendent</source>
        <translation>Carta del superintendente</translation>
    </message>
    <message>
        <source>White powder, 24 knotted wraps</source>
        <translation>Polvo blanco, 24 envoltorios anudados</translation>
    </message>
    <message>
        <source>White powder, one block in cling film</source>
        <translation>Polvo blanco, un bloque en película plástica</translation>
    </message>
    <message>
        <source>Dried plant material in a jar</source>
        <translation>Material vegetal seco en un frasco</translation>
    </message>
    <message>
        <source>Blue tablets, imprint M 30</source>
        <translation>Tabletas azules, grabado M 30</translation>
    </message>
    <message>
        <source>Brown resin in foil</source>
        <translation>Resina marrón en papel de aluminio</translation>
    </message>
    <message>
        <source>Digital scale with residue</source>
        <translation>Balanza digital con residuos</translation>
    </message>
    <message>
        <source>Banknotes from the kitchen drawer</source>
        <translation>Billetes del cajón de la cocina</translation>
    </message>
    <message>
        <source>Mobile telephone, black, cracked screen</source>
        <translation>Teléfono móvil negro, pantalla rota</translation>
    </message>
    <message>
        <source>Grey jacket with white stains</source>
        <translation>Chaqueta gris con manchas blancas</translation>
    </message>
    <message>
        <source>Bolt cutter from the hall</source>
        <translation>Cortapernos del pasillo</translation>
    </message>
    <message>
        <source>The block was weighed without its wrapping, and nothing of it was used up.</source>
        <translation>El bloque se pesó sin su envoltura y no se consumió nada de él.</translation>
    </message>
</context>
<context>
    <name>verification</name>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Indicio</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>Conclusión</translation>
    </message>
    <message>
        <source>First examiner</source>
        <translation>Primer examinador</translation>
    </message>
    <message>
        <source>Second examiner</source>
        <translation>Segundo examinador</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Hoja de trabajo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verificación</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>not in your hands</source>
        <translation>no está en sus manos</translation>
    </message>
    <message>
        <source>First examiner: {said}</source>
        <translation>Primer examinador: {said}</translation>
    </message>
    <message>
        <source>waits for a second examiner</source>
        <translation>por verificar</translation>
    </message>
    <message>
        <source>being verified</source>
        <translation>en verificación</translation>
    </message>
    <message>
        <source>the two differ</source>
        <translation>los dos difieren</translation>
    </message>
    <message>
        <source>to be corrected at the bench</source>
        <translation>por corregir en la mesa</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verificada</translation>
    </message>
    <message>
        <source>the first stands</source>
        <translation>queda la primera</translation>
    </message>
    <message>
        <source>the second stands</source>
        <translation>queda la segunda</translation>
    </message>
    <message>
        <source>neither stands</source>
        <translation>no queda ninguna</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>coinciden</translation>
    </message>
    <message>
        <source>differ</source>
        <translation>difieren</translation>
    </message>
</context>
<context>
    <name>verify</name>
    <message>
        <source>Entry</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Secuencia</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
</context>
<context>
    <name>vials</name>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Item or control</source>
        <translation>Indicio o control</translation>
    </message>
    <message>
        <source>Vial</source>
        <translation>Vial</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Cargado</translation>
    </message>
    <message>
        <source>In the instrument</source>
        <translation>En el instrumento</translation>
    </message>
</context>
<context>
    <name>visits</name>
    <message>
        <source>Overdue</source>
        <translation>Retrasado</translation>
    </message>
    <message>
        <source>Partly back</source>
        <translation>Volvió en parte</translation>
    </message>
    <message>
        <source>At court</source>
        <translation>En el tribunal</translation>
    </message>
    <message>
        <source>Over, some kept</source>
        <translation>Concluida, algo retenido</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Hearing</source>
        <translation>Audiencia</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Tribunal</translation>
    </message>
    <message>
        <source>Carried by</source>
        <translation>Los lleva</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Concluidos</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>Regreso previsto</translation>
    </message>
</context>
<context>
    <name>wayout</name>
    <message>
        <source>Authorisations</source>
        <translation>Autorizaciones</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumentos</translation>
    </message>
    <message>
        <source>Reagents</source>
        <translation>Reactivos</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source>Open the item</source>
        <translation>Abrir el indicio</translation>
    </message>
    <message>
        <source>Worksheets</source>
        <translation>Hojas de trabajo</translation>
    </message>
    <message>
        <source>Instruments and reagents</source>
        <translation>Instrumentos y reactivos</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
</context>
<context>
    <name>worksheets</name>
    <message>
        <source>Examination</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Indicios</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>Hoja de trabajo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Analista</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>conflict of interest</source>
        <translation>conflicto de interés</translation>
    </message>
    <message>
        <source>being prepared</source>
        <translation>en preparación</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>entregada</translation>
    </message>
    <message>
        <source>controls passed</source>
        <translation>controles conformes</translation>
    </message>
    <message>
        <source>a control failed</source>
        <translation>falló un control</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>revisada</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>anulada</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>informado</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>sustituido</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>inválido</translation>
    </message>
</context>
<context>
    <name>worksheettools</name>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>A&amp;bort …</source>
        <translation>A&amp;nular …</translation>
    </message>
    <message>
        <source>Abort the run</source>
        <translation>Anular la corrida</translation>
    </message>
    <message>
        <source>Everything that was entered stays.</source>
        <translation>Todo lo ingresado queda.</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Anular</translation>
    </message>
    <message>
        <source>&amp;Put back …</source>
        <translation>&amp;Devolver …</translation>
    </message>
    <message>
        <source>Put back what was scanned by mistake</source>
        <translation>Devolver lo escaneado por error</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Qué</translation>
    </message>
    <message>
        <source>Raise a &amp;nonconformity …</source>
        <translation>Levantar una &amp;no conformidad …</translation>
    </message>
    <message>
        <source>Values from a &amp;file …</source>
        <translation>Valores de un &amp;archivo …</translation>
    </message>
    <message>
        <source>&amp;Look at the values …</source>
        <translation>&amp;Mirar los valores …</translation>
    </message>
    <message>
        <source>Look at the values of {worksheet}</source>
        <translation>Mirar los valores de {worksheet}</translation>
    </message>
    <message>
        <source>It is recorded that you looked. From then on you cannot be the second examiner.</source>
        <translation>Queda registrado que miró. Desde entonces no puede ser el segundo examinador.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>This worksheet is verified blind: its values are hidden from whoever may become its verifier.</source>
        <translation>Esta hoja se verifica a ciegas: sus valores están ocultos para quien pueda ser su verificador.</translation>
    </message>
    <message>
        <source>Look at the values …</source>
        <translation>Mirar los valores …</translation>
    </message>
    <message>
        <source>Its second &amp;examiner …</source>
        <translation>Su segundo &amp;examinador …</translation>
    </message>
    <message>
        <source>&amp;Vials …</source>
        <translation>&amp;Viales …</translation>
    </message>
</context>
</TS>
